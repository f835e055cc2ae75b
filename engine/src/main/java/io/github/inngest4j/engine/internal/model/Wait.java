package io.github.inngest4j.engine.internal.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wait of a run.
 *
 * @param id its id, made of the run's and the step's
 * @param runId the run
 * @param kind what it waits for
 * @param stepId the hashed id of the step; empty for cancellations
 * @param name the readable id of the step
 * @param event the name of the event it waits for, if for one
 * @param expression the condition on that event, if any
 * @param signal the signal it waits for, if for one
 * @param expires when it ends without a match
 * @param timeoutItem the queue item that ends it, if one does
 * @param maxAttempts how often the call that follows may be tried
 * @param race whether its end is not joined with other steps
 */
public record Wait(
        String id,
        String runId,
        Kind kind,
        String stepId,
        String name,
        @Nullable String event,
        @Nullable String expression,
        @Nullable String signal,
        Instant expires,
        @Nullable String timeoutItem,
        int maxAttempts,
        boolean race) {

    /** What is waited for. */
    public enum Kind {
        /** An event. */
        EVENT,
        /** A signal. */
        SIGNAL,
        /** The end of an invoked function. */
        INVOKE,
        /** An event that cancels the run. */
        CANCEL
    }

    /** The id of a step's wait, which is also what correlates an invocation with its end. */
    public static String idOf(String runId, String stepId) {
        return runId + "." + stepId;
    }

    /** The same wait, but no signal ends it any more. */
    public Wait withoutSignal() {
        return new Wait(
                id, runId, kind, stepId, name, event, expression, null, expires, timeoutItem, maxAttempts, race);
    }
}
