package io.github.inngest4j.engine;

import java.time.Duration;

/** How long calls take in an engine's manual time. */
@FunctionalInterface
public interface CallLatency {

    /**
     * The duration of a call.
     *
     * @param functionId the function's id with the app's in front
     * @param stepId the hashed id of the planned step that is called for, or {@code step}
     * @return the duration, not negative
     */
    Duration of(String functionId, String stepId);
}
