package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.Job;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import org.jspecify.annotations.Nullable;

/** What the end of a call, or of a request made for a step, leads to. */
final class AnswerRules {

    private final RunRules runs;
    private final StepRules steps;
    private final RetryRules retries;
    private final ReportRules reports;

    AnswerRules(RunRules runs, StepRules steps, RetryRules retries, ReportRules reports) {
        this.runs = runs;
        this.steps = steps;
        this.retries = retries;
        this.reports = reports;
    }

    void callEnded(Draft draft, String itemId, String requestId, Answer answer) {
        QueueItem item = inFlight(draft, itemId, requestId);
        if (item == null) {
            return;
        }
        RunState run = runs.live(draft, item.runId());
        if (run == null) {
            draft.remove(Tables.ITEMS, itemId);
        } else if (answer instanceof Answer.Returned returned) {
            runs.end(draft, run, Ending.completed(returned.output()));
        } else if (answer instanceof Answer.Reported reported) {
            reports.reported(draft, run, item, reported);
        } else if (answer instanceof Answer.Failed failed) {
            failed(draft, run, item, failed);
        }
    }

    private void failed(Draft draft, RunState run, QueueItem item, Answer.Failed failed) {
        if (failed.noRetry() || item.lastAttempt()) {
            runs.end(draft, run, Ending.failed(failed));
        } else {
            retries.retry(draft, item, failed.retryAfter());
        }
    }

    /** A request that fails is repeated by calling the function again, which reports the step again. */
    void requestEnded(Draft draft, OutboundRequest request, OutboundResult result) {
        RunState run = runs.live(draft, request.runId());
        if (run == null) {
            return;
        }
        QueueItem item = inFlight(draft, request.itemId(), request.requestId());
        if (result instanceof OutboundResult.Answered answered) {
            requestClosed(draft, item);
            steps.ended(draft, run, StepEnd.of(request, answered.value()));
        } else if (result instanceof OutboundResult.Refused refused) {
            if (request.attempt() + 1 >= request.maxAttempts()) {
                requestClosed(draft, item);
                steps.ended(draft, run, StepEnd.of(request, Json.wrap("error", refused.error())));
            } else {
                draft.remove(Tables.JOBS, new Job(run.id(), OpRules.requestJob(request.stepId())).key());
                if (item != null) {
                    retries.retry(draft, item, null);
                }
            }
        }
    }

    private static void requestClosed(Draft draft, @Nullable QueueItem item) {
        if (item == null || item.flight() == null) {
            return;
        }
        QueueItem.Flight flight = item.flight();
        if (flight.openRequests() <= 1) {
            draft.remove(Tables.ITEMS, item.id());
        } else {
            draft.put(
                    Tables.ITEMS,
                    item.with(new QueueItem.Flight(flight.requestId(), flight.branching(), flight.openRequests() - 1)));
        }
    }

    /** The item, if this very call of it is under way. */
    private static @Nullable QueueItem inFlight(Draft draft, String itemId, String requestId) {
        QueueItem item = draft.get(Tables.ITEMS, itemId);
        if (item == null || item.flight() == null) {
            return null;
        }
        return item.flight().requestId().equals(requestId) ? item : null;
    }
}
