package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import java.util.List;

/**
 * Everything that a call to a function needs.
 *
 * @param itemId the queue item it is made for
 * @param requestId identifies the call
 * @param function the function
 * @param runId the run
 * @param target the step to run, or {@code step}
 * @param attempt how often the item failed before
 * @param maxAttempts how often it may be tried
 * @param generation how often the item was started, this call included
 * @param branching whether steps may be executed at once, and the protocol version
 * @param current how many of the results the call was scheduled after
 * @param stateBytes the size of events and results
 * @param events the events that started the run
 * @param steps the results so far, in order
 */
public record FunctionCall(
        String itemId,
        String requestId,
        FunctionState function,
        String runId,
        String target,
        int attempt,
        int maxAttempts,
        int generation,
        RunState.Branching branching,
        int current,
        long stateBytes,
        List<EventState> events,
        List<StepState> steps) {}
