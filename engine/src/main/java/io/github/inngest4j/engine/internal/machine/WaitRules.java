package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.expression.ExpressionEvaluator;
import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Wait;
import io.github.inngest4j.internal.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** The end of waits: by an event, a signal, the end of an invoked function, or in vain. */
final class WaitRules {

    private final ExpressionEvaluator expressions;
    private final StepRules steps;
    private final RunRules runs;

    WaitRules(ExpressionEvaluator expressions, StepRules steps, RunRules runs) {
        this.expressions = expressions;
        this.steps = steps;
        this.runs = runs;
    }

    /** Ends what an event ends. */
    void eventArrived(Draft draft, EventState event) {
        for (Wait found : draft.find(Tables.WAITS_BY_EVENT, event.name())) {
            Wait wait = draft.get(Tables.WAITS, found.id());
            RunState run = runs.live(draft, found.runId());
            if (wait == null || run == null || isOver(draft, wait) || !matches(draft, wait, run, event)) {
                continue;
            }
            if (wait.kind() == Wait.Kind.CANCEL) {
                runs.end(draft, run, Ending.cancelled());
            } else {
                end(draft, wait, Json.of(event));
            }
        }
    }

    private boolean matches(Draft draft, Wait wait, RunState run, EventState event) {
        if (wait.expression() == null) {
            return true;
        }
        EventState first = runs.events(draft, run).get(0);
        return expressions.test(wait.expression(), Json.plain(first), Json.plain(event));
    }

    /** Resumes the run that waits for a signal and names it; {@code null} if there is none. */
    @Nullable
    String signalArrived(Draft draft, String signal, JsonSlice data) {
        for (Wait wait : draft.find(Tables.WAITS_BY_SIGNAL, signal)) {
            if (!isOver(draft, wait)) {
                JsonSlice value = Json.writer()
                        .beginObject()
                        .name("signal")
                        .value(signal)
                        .name("data")
                        .raw(data)
                        .endObject()
                        .toSlice();
                end(draft, wait, Json.wrap("data", value));
                return wait.runId();
            }
        }
        return null;
    }

    /** Gives the caller of an invoked function what came of it. */
    void invocationEnded(Draft draft, String waitId, EventState finished) {
        Wait wait = draft.get(Tables.WAITS, waitId);
        if (wait == null || isOver(draft, wait)) {
            return;
        }
        JsonSlice error = finished.data().member("error");
        JsonSlice result = finished.data().member("result");
        if (error != null) {
            end(draft, wait, Json.wrap("error", error));
        } else if (result != null) {
            end(draft, wait, Json.wrap("data", result));
        } else {
            invocationFailed(draft, waitId, "the invoked function was cancelled");
        }
    }

    /** Gives the caller of a function that did not run an error. */
    void invocationFailed(Draft draft, String waitId, String message) {
        Wait wait = draft.get(Tables.WAITS, waitId);
        if (wait != null) {
            end(draft, wait, Json.wrap("error", Json.error("Error", message)));
        }
    }

    /** Ends a wait whose time is over. */
    void timedOut(Draft draft, Wait wait) {
        JsonSlice value = wait.kind() == Wait.Kind.INVOKE
                ? Json.wrap(
                        "error",
                        Json.error("InngestInvokeTimeoutError", "Timed out waiting for invoked function to complete"))
                : JsonSlice.NULL;
        end(draft, wait, value);
    }

    /** At the very instant of its end a wait is over, whatever the queue has got to. */
    private static boolean isOver(Draft draft, Wait wait) {
        return !draft.now().isBefore(wait.expires());
    }

    private void end(Draft draft, Wait wait, JsonSlice value) {
        draft.remove(Tables.WAITS, wait.id());
        if (wait.timeoutItem() != null) {
            draft.remove(Tables.ITEMS, wait.timeoutItem());
        }
        RunState run = runs.live(draft, wait.runId());
        if (run != null) {
            steps.ended(draft, run, StepEnd.of(wait, value, run));
        }
    }
}
