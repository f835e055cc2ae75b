package io.github.inngest4j.middleware;

import org.jspecify.annotations.Nullable;

/**
 * The way on from a middleware: the next one, or after the last what they are all around.
 *
 * @param <X> what is passed on
 * @param <R> what comes back
 */
@FunctionalInterface
public interface Next<X, R extends @Nullable Object> {

    /**
     * Goes on.
     *
     * @param x what was given to the middleware, or a changed copy of it
     * @return what comes back
     * @throws Exception whatever goes wrong further on; to be let through, or replaced by another
     */
    R proceed(X x) throws Exception;
}
