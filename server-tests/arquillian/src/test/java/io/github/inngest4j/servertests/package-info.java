/** The suite on application servers, which Arquillian starts and deploys to. */
@NullMarked
package io.github.inngest4j.servertests;

import org.jspecify.annotations.NullMarked;
