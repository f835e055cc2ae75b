package io.github.inngest4j.engine;

/** Where a run stands. */
public enum RunStatus {
    /** It waits for its first call. */
    SCHEDULED,
    /** It was called at least once and has not ended. */
    RUNNING,
    /** The function returned. */
    COMPLETED,
    /** The function failed for good. */
    FAILED,
    /** It was cancelled, or a timeout ended it. */
    CANCELLED;

    /**
     * Whether nothing more will happen to the run.
     *
     * @return true for completed, failed and cancelled runs
     */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
