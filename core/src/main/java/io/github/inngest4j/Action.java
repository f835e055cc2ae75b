package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * The code of a function without a result.
 *
 * @param <E> the type of the triggering event's data
 */
@FunctionalInterface
public interface Action<E extends @Nullable Object> {

    /**
     * Executes the function from its first line, see {@link Handler#handle}.
     *
     * @param run what triggered the run
     * @param step its steps
     * @throws Exception the function's failure
     */
    void handle(Run<E> run, Step step) throws Exception;
}
