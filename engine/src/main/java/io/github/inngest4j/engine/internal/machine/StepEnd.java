package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Wait;
import io.github.inngest4j.internal.json.JsonSlice;

/**
 * The end of a step.
 *
 * @param stepId its hashed id
 * @param name its readable id
 * @param code the operation that ended it
 * @param value what the SDK will be given for it
 * @param attempts how many calls it took
 * @param maxAttempts how often the call that follows may be tried
 * @param race whether the function is called again although steps reported together with this one have not ended
 * @param seen what was known about parallel steps when the work that ended the step began
 */
record StepEnd(
        String stepId,
        String name,
        OpCode code,
        JsonSlice value,
        int attempts,
        int maxAttempts,
        boolean race,
        RunState.Branching seen) {

    /** The end of a step that a call reported. */
    static StepEnd of(Op op, JsonSlice value, QueueItem item, boolean race) {
        return new StepEnd(
                op.id(),
                op.readableId(),
                op.code(),
                value,
                item.attempt() + 1,
                item.maxAttempts(),
                race,
                item.call().branching());
    }

    /** The end of a wait. */
    static StepEnd of(Wait wait, JsonSlice value, RunState run) {
        OpCode code = switch (wait.kind()) {
            case EVENT -> OpCode.WAIT_FOR_EVENT;
            case SIGNAL -> OpCode.WAIT_FOR_SIGNAL;
            case INVOKE -> OpCode.INVOKE_FUNCTION;
            case CANCEL -> throw new IllegalStateException("a cancellation is no step");
        };
        return new StepEnd(
                wait.stepId(), wait.name(), code, value, 1, wait.maxAttempts(), wait.race(), run.branching());
    }

    /** The end of a request that the engine made. */
    static StepEnd of(OutboundRequest request, JsonSlice value) {
        return new StepEnd(
                request.stepId(),
                request.name(),
                request.code(),
                value,
                request.attempt() + 1,
                request.maxAttempts(),
                request.race(),
                request.branching());
    }
}
