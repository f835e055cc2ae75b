package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.machine.Reply.Checkpointed;
import io.github.inngest4j.engine.internal.machine.Reply.Checkpointed.Outcome;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Results that are stored while the call that they come from goes on, unless another call has taken its place; this is
 * checked also in the first ten seconds of a call, when a server spares itself the check. The attempt of the call under way
 * stays what it is: a server resets the attempts of the item that it has stored, but counts on from those of the call.
 */
final class CheckpointRules {

    private static final Checkpointed STORED = new Checkpointed(Outcome.STORED, "");

    private final RunRules runs;
    private final StepRules steps;

    CheckpointRules(RunRules runs, StepRules steps) {
        this.runs = runs;
        this.steps = steps;
    }

    Checkpointed received(Draft draft, Input.Checkpoint checkpoint) {
        RunState run = runs.live(draft, checkpoint.runId());
        if (run == null) {
            return refused("there is no run " + checkpoint.runId() + ", or it has ended");
        }
        for (Op op : checkpoint.ops()) {
            if (op.code().isAsync()) {
                return refused("cannot checkpoint async steps: " + op);
            }
        }
        String itemId = checkpoint.itemId();
        QueueItem item = itemId == null ? null : draft.get(Tables.ITEMS, itemId);
        if (itemId != null && (item == null || !run.id().equals(item.runId()))) {
            return new Checkpointed(Outcome.STALE, "stale dispatch: queue item not found");
        }
        if (item != null && checkpoint.generation() != 0 && checkpoint.generation() != item.generation()) {
            return new Checkpointed(
                    Outcome.STALE,
                    "stale dispatch: dispatch generation " + checkpoint.generation()
                            + " does not match queue item generation " + item.generation());
        }
        return store(draft, run, item, checkpoint);
    }

    private Checkpointed store(Draft draft, RunState run, @Nullable QueueItem item, Input.Checkpoint checkpoint) {
        long bytes = checkpoint.ops().stream()
                .filter(CheckpointRules::isResult)
                .mapToLong(op -> op.value().length())
                .sum();
        if (run.size().bytes() + bytes > Limits.STATE_BYTES) {
            return new Checkpointed(
                    Outcome.TOO_LARGE, "run state size limit exceeded: " + Limits.STATE_BYTES + " bytes are allowed");
        }
        RunState stored = run;
        for (Op op : checkpoint.ops()) {
            if (isResult(op)) {
                if (op.value().length() > Limits.STEP_OUTPUT_BYTES) {
                    return new Checkpointed(
                            Outcome.TOO_LARGE,
                            "step " + op.id() + " output too large: " + Limits.STEP_OUTPUT_BYTES
                                    + " bytes are allowed");
                }
                stored = steps.store(draft, stored, end(op, item, stored));
            } else if (op.code() != OpCode.STEP_PLANNED) {
                return refused("cannot checkpoint opcode: " + op.code().wireName());
            }
        }
        return STORED;
    }

    private static boolean isResult(Op op) {
        return op.code() == OpCode.STEP_RUN || op.code() == OpCode.STEP;
    }

    private static StepEnd end(Op op, @Nullable QueueItem item, RunState run) {
        int attempts = item == null ? 1 : item.attempt() + 1;
        return new StepEnd(op.id(), op.readableId(), op.code(), op.value(), attempts, attempts, false, run.branching());
    }

    private static Checkpointed refused(String reason) {
        return new Checkpointed(Outcome.REFUSED, reason);
    }
}
