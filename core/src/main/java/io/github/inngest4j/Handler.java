package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * The code of a function that has a result.
 *
 * @param <E> the type of the triggering event's data
 */
@FunctionalInterface
public interface Handler<E extends @Nullable Object> {

    /**
     * Executes the function from its first line. Called once for every call of the run, by many threads at once for
     * different runs.
     *
     * @param run what triggered the run
     * @param step its steps
     * @return the function's result, which must be expressible as JSON
     * @throws Exception the function's failure; retried unless it is a {@link NonRetriableException}, an escaped
     *     {@link StepException} or a {@link StepUsageException}
     */
    @Nullable
    Object handle(Run<E> run, Step step) throws Exception;
}
