package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.expression.ExpressionEvaluator;
import io.github.inngest4j.engine.internal.expression.InvalidExpressionException;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.internal.model.Wait;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Operations that make a run wait. */
final class WaitOpRules {

    private final ExpressionEvaluator expressions;
    private final StepRules steps;

    WaitOpRules(ExpressionEvaluator expressions, StepRules steps) {
        this.expressions = expressions;
        this.steps = steps;
    }

    OpRules.Rest waitForEvent(Draft draft, RunState run, QueueItem item, Op op) {
        String event = orElse(op.textOpt("event"), op.name());
        if (event.isEmpty()) {
            throw new RunBreach("Error", op + ": the operation does not name the event to wait for");
        }
        String expression = op.textOpt("if");
        if (expression != null) {
            check(expression);
        }
        Instant expires = orElse(timeout(draft, op), draft.now());
        if (expires.isAfter(draft.now().plus(Limits.LONGEST_WAIT))) {
            throw new RunBreach(
                    "InngestErrTimeoutTooLong",
                    "The wait-for-event timeout \"" + op.textOpt("timeout")
                            + "\" expires more than one year in the future; timeouts may last at most one year.");
        }
        put(draft, run, item, op, Wait.Kind.EVENT, event, expression, null, expires);
        return OpRules.Rest.DONE;
    }

    private void check(String expression) {
        try {
            expressions.check(expression);
        } catch (InvalidExpressionException e) {
            throw new RunBreach(
                    "InvalidExpression", "Wait for event If expression failed to compile: " + e.getMessage());
        }
    }

    OpRules.Rest waitForSignal(Draft draft, RunState run, QueueItem item, Op op) {
        String signal = op.textOpt("signal");
        if (signal == null || signal.isEmpty()) {
            throw new RunBreach("Error", op + ": the operation does not name the signal to wait for");
        }
        String id = Wait.idOf(run.id(), op.id());
        for (Wait other : draft.find(Tables.WAITS_BY_SIGNAL, signal)) {
            if (other.id().equals(id)) {
                continue;
            }
            if (!"replace".equals(op.textOpt("conflict"))) {
                throw new RunBreach("Error", "Signal conflict; signal wait already exists for another run");
            }
            draft.put(Tables.WAITS, other.withoutSignal());
        }
        Instant expires = orElse(timeout(draft, op), draft.now().plus(Limits.DEFAULT_WAIT));
        put(draft, run, item, op, Wait.Kind.SIGNAL, null, null, signal, expires);
        return OpRules.Rest.DONE;
    }

    OpRules.Rest invoke(Draft draft, RunState run, QueueItem item, Op op) {
        String function = op.textOpt("function_id");
        JsonSlice payload = op.opt("payload");
        if (function == null || function.isEmpty()) {
            throw new RunBreach("Error", op + ": the operation does not name the function to invoke");
        }
        if (payload == null || payload.kind() != JsonKind.OBJECT) {
            throw new RunBreach(
                    "Error",
                    op + ": the operation has no payload, and an Inngest server would never"
                            + " start the invoked function; send at least {\"data\":{}}");
        }
        Instant expires = orElse(timeout(draft, op), draft.now().plus(Limits.DEFAULT_WAIT));
        Wait wait = put(draft, run, item, op, Wait.Kind.INVOKE, null, null, null, expires);
        FunctionState caller = draft.get(Tables.FUNCTIONS, run.function());
        if (wait != null && caller != null) {
            draft.emit(InternalEvents.invoked(wait, caller, function, payload));
        }
        return OpRules.Rest.DONE;
    }

    /** Registers a wait and its end; {@code null} if the run waits already. */
    private @Nullable Wait put(
            Draft draft,
            RunState run,
            QueueItem item,
            Op op,
            Wait.Kind kind,
            @Nullable String event,
            @Nullable String expression,
            @Nullable String signal,
            Instant expires) {
        if (!steps.once(draft, run.id(), "wait/" + op.id())) {
            return null;
        }
        String id = Wait.idOf(run.id(), op.id());
        Instant due = expires.isBefore(draft.now()) ? draft.now() : expires;
        QueueItem timeout = draft.enqueue(run.id(), new Task.WaitTimeout(id), due, item.maxAttempts(), op.race());
        Wait wait = new Wait(
                id,
                run.id(),
                kind,
                op.id(),
                op.readableId(),
                event,
                expression,
                signal,
                expires,
                timeout.id(),
                item.maxAttempts(),
                op.race());
        draft.put(Tables.WAITS, wait);
        return wait;
    }

    private static @Nullable Instant timeout(Draft draft, Op op) {
        String text = op.textOpt("timeout");
        if (text == null || text.isEmpty()) {
            return null;
        }
        Instant end = WireTime.end(text, draft.now());
        if (end == null) {
            throw new RunBreach("Error", WireTime.notUnderstood(op + ": the timeout", text));
        }
        return end;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
