package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.internal.json.JsonSlice;

/**
 * An HTTP request that a step asks the engine to make.
 *
 * @param itemId the queue item whose call reported the step
 * @param requestId that call
 * @param runId the run
 * @param stepId the step's hashed id
 * @param name its readable id
 * @param code {@link OpCode#GATEWAY} or {@link OpCode#AI_GATEWAY}
 * @param race whether its end is not joined with other steps
 * @param attempt how often it failed before
 * @param maxAttempts how often it may be tried
 * @param branching what was known about parallel steps when the call was made
 * @param opts what to send, as reported
 */
public record OutboundRequest(
        String itemId,
        String requestId,
        String runId,
        String stepId,
        String name,
        OpCode code,
        boolean race,
        int attempt,
        int maxAttempts,
        RunState.Branching branching,
        JsonSlice opts) {}
