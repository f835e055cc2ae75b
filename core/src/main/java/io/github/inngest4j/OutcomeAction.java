package io.github.inngest4j;

/**
 * Code without a result that is executed after a run of another function has ended.
 *
 * @param <O> how it ended: {@link Failure} or {@link Cancellation}
 */
@FunctionalInterface
public interface OutcomeAction<O> {

    /**
     * Executes the function from its first line, see {@link Handler#handle}.
     *
     * @param outcome how the other run ended
     * @param step the steps of this run
     * @throws Exception the failure of this run
     */
    void handle(O outcome, Step step) throws Exception;
}
