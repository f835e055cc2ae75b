/** A function that knows who calls it, where there is nothing but servlets. */
@NullMarked
package io.github.inngest4j.servertests.caller;

import org.jspecify.annotations.NullMarked;
