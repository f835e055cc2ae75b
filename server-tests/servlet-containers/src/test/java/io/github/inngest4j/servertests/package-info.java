/** Real servers, each in a process of its own, with real WARs. */
@NullMarked
package io.github.inngest4j.servertests;

import org.jspecify.annotations.NullMarked;
