package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * Code with a result that is executed after a run of another function has ended.
 *
 * @param <O> how it ended: {@link Failure} or {@link Cancellation}
 */
@FunctionalInterface
public interface OutcomeHandler<O> {

    /**
     * Executes the function from its first line, see {@link Handler#handle}.
     *
     * @param outcome how the other run ended
     * @param step the steps of this run
     * @return the result of this run, which must be expressible as JSON
     * @throws Exception the failure of this run
     */
    @Nullable
    Object handle(O outcome, Step step) throws Exception;
}
