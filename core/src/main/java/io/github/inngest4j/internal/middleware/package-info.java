/** Middleware in its order: who is asked for what, one after the other. */
@NullMarked
package io.github.inngest4j.internal.middleware;

import org.jspecify.annotations.NullMarked;
