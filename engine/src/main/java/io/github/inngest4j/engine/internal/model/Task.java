package io.github.inngest4j.engine.internal.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be done. */
public sealed interface Task {

    /** The step id of calls that let the function go on and report what is new. */
    String DISCOVERY = "step";

    /**
     * Call the function.
     *
     * @param target the hashed id of the planned step to run, or {@link #DISCOVERY}
     * @param after the step whose end led to this call, if there is one
     */
    record Call(String target, @Nullable String after) implements Task {

        /** Whether one planned step is to be run. */
        public boolean targeted() {
            return !target.equals(DISCOVERY);
        }
    }

    /**
     * End a sleep and go on.
     *
     * @param stepId the sleep's hashed id
     * @param name its readable id
     */
    record WakeUp(String stepId, String name) implements Task {}

    /**
     * End a wait without a match.
     *
     * @param waitId the wait
     */
    record WaitTimeout(String waitId) implements Task {}

    /** Cancel a run that was not called. */
    record StartTimeout() implements Task {}

    /** Cancel a run that did not end. */
    record FinishTimeout() implements Task {}

    /**
     * Start a scheduled run.
     *
     * @param function the function's slug
     * @param cron its schedule
     * @param jitter by how much at most it is delayed
     * @param slot the scheduled time, without jitter
     */
    record CronTick(String function, String cron, @Nullable Duration jitter, Instant slot) implements Task {}
}
