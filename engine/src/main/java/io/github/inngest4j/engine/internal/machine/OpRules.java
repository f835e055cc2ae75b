package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;

/** What a single operation leads to. */
final class OpRules {

    /** What remains to be done for the item whose call reported the operation. */
    enum Rest {
        /** Nothing. */
        DONE,
        /** The call is to be repeated. */
        RETRY,
        /** The item stays until a request has been made. */
        REQUEST
    }

    private final RunRules runs;
    private final StepRules steps;
    private final WaitOpRules waitOps;

    OpRules(RunRules runs, StepRules steps, WaitOpRules waitOps) {
        this.runs = runs;
        this.steps = steps;
        this.waitOps = waitOps;
    }

    Rest handle(Draft draft, RunState run, QueueItem item, Op op, boolean noRetry) {
        try {
            return handleWellFormed(draft, run, item, op, noRetry);
        } catch (RunBreach breach) {
            runs.end(draft, run, breach.ending());
            return Rest.DONE;
        }
    }

    private Rest handleWellFormed(Draft draft, RunState run, QueueItem item, Op op, boolean noRetry) {
        return switch (op.code()) {
            case NONE -> Rest.DONE;
            case STEP_RUN, STEP -> succeeded(draft, run, item, op);
            case STEP_ERROR -> noRetry || item.lastAttempt() ? failed(draft, run, item, op) : Rest.RETRY;
            case STEP_FAILED -> failed(draft, run, item, op);
            case STEP_PLANNED -> planned(draft, run, item, op);
            case SLEEP -> sleep(draft, run, item, op);
            case WAIT_FOR_EVENT -> waitOps.waitForEvent(draft, run, item, op);
            case WAIT_FOR_SIGNAL -> waitOps.waitForSignal(draft, run, item, op);
            case INVOKE_FUNCTION -> waitOps.invoke(draft, run, item, op);
            case GATEWAY, AI_GATEWAY -> request(draft, run, item, op);
            case DISCOVERY_REQUEST -> discover(draft, run, item, op);
            case RUN_COMPLETE -> complete(draft, run, op);
            case SYNC_RUN_COMPLETE, DEFER_ADD, DEFER_ABORT ->
                throw new RunBreach(
                        "Error", op + ": this engine does not know " + op.code().wireName());
        };
    }

    private Rest succeeded(Draft draft, RunState run, QueueItem item, Op op) {
        JsonSlice value = op.value();
        if (run.size().bytes() + value.length() > Limits.STATE_BYTES) {
            throw new RunBreach(
                    "InngestErrStateOverflowed",
                    "The function run exceeded the state size limit of " + Limits.STATE_BYTES + " bytes.");
        }
        steps.ended(draft, run, StepEnd.of(op, value, item, op.race()));
        return Rest.DONE;
    }

    /** Whether a failed step is a member of a race is said by its plan. */
    private Rest failed(Draft draft, RunState run, QueueItem item, Op op) {
        JsonSlice error = op.error() == null ? JsonSlice.NULL : op.error();
        steps.ended(draft, run, StepEnd.of(op.asFailed(), Json.wrap("error", error), item, item.race()));
        return Rest.DONE;
    }

    private Rest planned(Draft draft, RunState run, QueueItem item, Op op) {
        if (steps.once(draft, run.id(), "plan/" + op.id())) {
            String after = item.task() instanceof Task.Call call ? call.after() : null;
            draft.enqueue(run.id(), new Task.Call(op.id(), after), draft.now(), item.maxAttempts(), op.race());
        }
        return Rest.DONE;
    }

    private Rest sleep(Draft draft, RunState run, QueueItem item, Op op) {
        String duration = op.textOpt("duration");
        String text = duration == null || duration.isEmpty() ? op.name() : duration;
        Instant end = text.isEmpty() ? draft.now() : WireTime.end(text, draft.now());
        if (end == null) {
            throw new RunBreach("Error", WireTime.notUnderstood(op + ": the duration", text));
        }
        if (end.isAfter(draft.now().plus(Limits.LONGEST_WAIT))) {
            throw new RunBreach(
                    "InngestErrTimeoutTooLong",
                    "The sleep \"" + text
                            + "\" ends more than one year in the future; sleeps may last at most one year.");
        }
        if (steps.once(draft, run.id(), "wait/" + op.id())) {
            Instant due = end.isBefore(draft.now()) ? draft.now() : end;
            draft.enqueue(run.id(), new Task.WakeUp(op.id(), op.readableId()), due, item.maxAttempts(), op.race());
        }
        return Rest.DONE;
    }

    /** The job of a request; it is forgotten if the request is to be repeated. */
    static String requestJob(String stepId) {
        return "request/" + stepId;
    }

    /** A request under way is not made again, though another call may report it again meanwhile. */
    private Rest request(Draft draft, RunState run, QueueItem item, Op op) {
        if (op.opts() == null) {
            throw new RunBreach("Error", op + ": the operation has no opts, so there is nothing to request");
        }
        if (!steps.once(draft, run.id(), requestJob(op.id()))) {
            return Rest.DONE;
        }
        draft.emit(new Effect.SendRequest(new OutboundRequest(
                item.id(),
                item.call().requestId(),
                run.id(),
                op.id(),
                op.readableId(),
                op.code(),
                op.race(),
                item.attempt(),
                item.maxAttempts(),
                item.call().branching(),
                op.opts())));
        return Rest.REQUEST;
    }

    private Rest discover(Draft draft, RunState run, QueueItem item, Op op) {
        steps.joined(draft, run, item.call().branching());
        steps.discover(draft, run.id(), "end/" + op.id(), op.id(), item.maxAttempts(), op.race());
        return Rest.DONE;
    }

    private Rest complete(Draft draft, RunState run, Op op) {
        runs.end(draft, run, Ending.completed(op.result()));
        return Rest.DONE;
    }
}
