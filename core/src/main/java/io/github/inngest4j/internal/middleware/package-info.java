/** Middleware in its order: who is asked for what, one after the other. */
package io.github.inngest4j.internal.middleware;
