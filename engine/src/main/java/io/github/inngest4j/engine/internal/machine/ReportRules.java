package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * What reported operations lead to. Steps reported together are joined from version 2 of the protocol on: the function is
 * called again when all of them have ended. In version 1 it is called after each, and told for the rest of the run not to
 * execute steps at once.
 */
final class ReportRules {

    private final RunRules runs;
    private final StepRules steps;
    private final RetryRules retries;
    private final OpRules ops;

    ReportRules(RunRules runs, StepRules steps, RetryRules retries, OpRules ops) {
        this.runs = runs;
        this.steps = steps;
        this.retries = retries;
        this.ops = ops;
    }

    void reported(Draft draft, RunState run, QueueItem item, Answer.Reported report) {
        QueueItem.Flight flight = item.call();
        List<Op> reported = report.ops();
        if (reported.size() > Limits.STEPS) {
            runs.end(draft, run, DispatchRules.tooManySteps());
            return;
        }
        RunState branched = branched(draft, run, flight.branching(), report);
        if (reported.stream().allMatch(op -> op.code() == OpCode.NONE && op.id().isEmpty())) {
            draft.remove(Tables.ITEMS, item.id());
            askAgain(draft, branched, item);
            return;
        }
        handleAll(draft, item, flight, report);
    }

    /** The version is settled by the first report; several operations at once make steps be planned. */
    private static RunState branched(Draft draft, RunState run, RunState.Branching atCall, Answer.Reported report) {
        RunState.Branching branching = run.branching();
        if (atCall.requestVersion() == RunState.Branching.UNKNOWN.requestVersion()) {
            branching = branching.withRequestVersion(report.requestVersion()).withPlanOnly(atCall.planOnly());
        }
        List<Op> ops = report.ops();
        boolean several = ops.size() > 1;
        if (several && !atCall.planOnly()) {
            branching = branching.withPlanOnly(true);
        }
        boolean planned = ops.stream().anyMatch(op -> op.code() == OpCode.STEP_PLANNED);
        if (several && planned && branching.joins()) {
            // A call that came late may report what has ended meanwhile. The server would wait for that for ever.
            List<String> ended = draft.find(Tables.STEPS_BY_RUN, run.id()).stream()
                    .map(StepState::id)
                    .toList();
            branching = branching.withPending(
                    ops.stream().map(Op::id).filter(id -> !ended.contains(id)).toList());
        }
        RunState branched = run.with(branching);
        draft.put(Tables.RUNS, branched);
        return branched;
    }

    private void askAgain(Draft draft, RunState run, QueueItem item) {
        List<StepState> ended = draft.find(Tables.STEPS_BY_RUN, run.id());
        String last = ended.isEmpty() ? "" : ended.get(ended.size() - 1).id();
        steps.joined(draft, run, item.call().branching());
        steps.discover(draft, run.id(), "again/" + draft.nextUlid(), last, item.maxAttempts(), item.race());
    }

    private void handleAll(Draft draft, QueueItem item, QueueItem.Flight flight, Answer.Reported report) {
        boolean retry = false;
        int requests = 0;
        for (Op op : inOrder(report.ops())) {
            RunState run = runs.live(draft, item.runId());
            if (run == null) {
                return;
            }
            switch (ops.handle(draft, run, item, op, report.noRetry())) {
                case DONE -> {
                    // nothing is left to do for this operation
                }
                case RETRY -> retry = true;
                case REQUEST -> requests++;
            }
        }
        if (runs.live(draft, item.runId()) == null) {
            return;
        }
        if (retry) {
            retries.retry(draft, item, report.retryAfter());
        } else if (requests > 0) {
            draft.put(Tables.ITEMS, item.with(new QueueItem.Flight(flight.requestId(), flight.branching(), requests)));
        } else {
            draft.remove(Tables.ITEMS, item.id());
        }
    }

    /** Waits come first, for an operation beside them may cause the event. */
    private static List<Op> inOrder(List<Op> reported) {
        List<Op> ordered = new ArrayList<>();
        reported.stream().filter(op -> op.code() == OpCode.WAIT_FOR_EVENT).forEach(ordered::add);
        reported.stream().filter(op -> op.code() != OpCode.WAIT_FOR_EVENT).forEach(ordered::add);
        return ordered;
    }
}
