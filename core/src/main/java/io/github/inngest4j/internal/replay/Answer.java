package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.ErrorJson;
import io.github.inngest4j.internal.protocol.Op;
import io.github.inngest4j.internal.protocol.Opcode;
import io.github.inngest4j.internal.protocol.Retry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one place that decides what a call reports. The first decision stays. */
final class Answer {

    private final CallRequest request;
    private final @Nullable Checkpoints checkpoints;
    private @Nullable CallOutcome outcome;

    Answer(CallRequest request, @Nullable Checkpoints checkpoints) {
        this.request = request;
        this.checkpoints = checkpoints;
    }

    /** Whether nothing is decided yet. */
    boolean isOpen() {
        return outcome == null;
    }

    CallOutcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException("the call has not come to its end");
        }
        return outcome;
    }

    /** The function has come to its end. */
    void completed(JsonSlice result) {
        decide(CallOutcome.completed(result));
    }

    /** A step was run and has a result. */
    void ran(Op op) {
        decide(CallOutcome.steps(List.of(op)));
    }

    /** The call has come to its end with what the server made of its checkpoints. */
    void endedBy(CallOutcome checkpointed) {
        outcome = checkpointed;
    }

    /** New steps were found, for the server to do or to ask for. */
    void found(List<Replay.Pending> steps) {
        if (steps.isEmpty()) {
            functionFailed(
                    new IllegalStateException("the function has suspended itself without waiting for a step: it has"
                            + " thrown an error of another call"));
            return;
        }
        decide(CallOutcome.steps(steps.stream().map(Replay.Pending::op).toList()));
    }

    /** A step was run and has failed: for good on the last attempt, or if its error says so. */
    void stepFailed(Function<Opcode, Op> op, Throwable error) {
        Retry retry = Errors.retryOfStep(error);
        if (!retry.allowed() || isLastAttempt()) {
            hadFailed(op.apply(Opcode.STEP_FAILED), Errors.describe(error).toSlice());
        } else {
            JsonSlice described = Errors.describe(error).toSlice();
            decide(CallOutcome.stepFailed(op.apply(Opcode.STEP_ERROR).withError(described), retry));
        }
    }

    /** A step has failed for good. */
    void hadFailed(Op op, JsonSlice error) {
        decide(CallOutcome.stepFailed(op.withError(error), Retry.NEVER));
    }

    /** The function's own code has failed. */
    void functionFailed(Throwable error) {
        decide(CallOutcome.failed(Errors.describe(error).toSlice(), Errors.retryOfFunction(error)));
    }

    /** The machine has failed, not the code: whatever was executed is tried again. */
    void broken(VirtualMachineError error) {
        decide(CallOutcome.failed(Errors.describe(error).toSlice(), Retry.ALLOWED));
    }

    /**
     * The code has no step of the asked hash, or does not get to it. That may be the other version of a rolling deployment,
     * so the server shall try again.
     */
    void unknownStep(String hash, List<Replay.Pending> found) {
        String ids = found.stream()
                .map(step -> "'" + step.op().step().visible() + "'")
                .collect(Collectors.joining(", "));
        ErrorJson error = new ErrorJson(
                "UnknownStep",
                "the function has no step with the hash " + hash
                        + " where the call asks for it; unfinished steps found: " + (ids.isEmpty() ? "none" : ids),
                null,
                null);
        decide(CallOutcome.failed(error.toSlice(), Retry.ALLOWED));
    }

    private boolean isLastAttempt() {
        return request.maxAttempts().isPresent()
                && request.attempt() + 1 >= request.maxAttempts().getAsInt();
    }

    /** What was done before is stored before anything is said that relies on it. */
    private void decide(CallOutcome decided) {
        if (outcome == null) {
            CallOutcome refused = checkpoints == null ? null : checkpoints.flush();
            outcome = refused == null ? decided : refused;
        }
    }
}
