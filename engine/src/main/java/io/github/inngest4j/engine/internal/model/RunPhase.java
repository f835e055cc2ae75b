package io.github.inngest4j.engine.internal.model;

/** Where a run stands. */
public enum RunPhase {
    /** It waits for its first call. */
    SCHEDULED("Scheduled"),
    /** It was called at least once and has not ended. */
    RUNNING("Running"),
    /** The function returned. */
    COMPLETED("Completed"),
    /** The function failed for good. */
    FAILED("Failed"),
    /** It was cancelled, or a timeout ended it. */
    CANCELLED("Cancelled");

    private final String wireName;

    RunPhase(String wireName) {
        this.wireName = wireName;
    }

    /** The name that the API and internal events use. */
    public String wireName() {
        return wireName;
    }

    /** Whether nothing more will happen to the run. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
