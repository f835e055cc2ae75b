/** The functions of the applications, and what they work with. */
@NullMarked
package io.github.inngest4j.servertests.application;

import org.jspecify.annotations.NullMarked;
