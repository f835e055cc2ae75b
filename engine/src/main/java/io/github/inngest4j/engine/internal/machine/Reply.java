package io.github.inngest4j.engine.internal.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sender of an input is told. */
public sealed interface Reply {

    /** Nothing. */
    record None() implements Reply {}

    /**
     * The engine's ids of received events.
     *
     * @param ids the ids in the order of the events
     */
    record EventIds(List<String> ids) implements Reply {}

    /**
     * The run that a signal resumed.
     *
     * @param runId the run, or {@code null} if nobody waited for the signal
     */
    record ResumedRun(@Nullable String runId) implements Reply {}

    /**
     * Whether a run was cancelled.
     *
     * @param found whether there is such a run; one that has ended already stays as it is
     */
    record CancelledRun(boolean found) implements Reply {}

    /**
     * What became of a checkpoint. Refused may be a part only: what stands before it is stored.
     *
     * @param outcome whether the results are stored
     * @param reason why they are not; empty if they are
     */
    record Checkpointed(Outcome outcome, String reason) implements Reply {

        /** What a checkpoint can come to. */
        public enum Outcome {
            /** All results are stored, now or before. */
            STORED,
            /** There is no such run, or an operation cannot be stored this way. */
            REFUSED,
            /** The call is over: another one may be under way. */
            STALE,
            /** A result, or all of them, exceed a limit. */
            TOO_LARGE
        }
    }

    /**
     * Whether a registration changed anything.
     *
     * @param modified false if the same functions were registered before
     */
    record Registered(boolean modified) implements Reply {}
}
