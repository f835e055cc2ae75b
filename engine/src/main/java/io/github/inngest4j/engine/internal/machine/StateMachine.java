package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.expression.ExpressionEvaluator;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import java.time.Instant;

/** The engine's rules: a pure function from state, input and time to a transition. Stateless and thread-safe. */
public final class StateMachine {

    private final EventRules events;
    private final RunRules runs;
    private final WaitRules waits;
    private final AppRules apps;
    private final DispatchRules dispatch;
    private final AnswerRules answers;
    private final CheckpointRules checkpoints;

    /**
     * The rules.
     *
     * @param expressions decides conditions
     * @param backoff says how long to wait before an attempt is repeated
     */
    public StateMachine(ExpressionEvaluator expressions, Backoff backoff) {
        StepRules steps = new StepRules();
        RetryRules retries = new RetryRules(backoff);
        this.runs = new RunRules();
        this.waits = new WaitRules(expressions, steps, runs);
        this.events = new EventRules(expressions, runs, waits);
        this.apps = new AppRules(events);
        this.dispatch = new DispatchRules(apps, runs, steps, waits);
        OpRules ops = new OpRules(runs, steps, new WaitOpRules(expressions, steps));
        this.answers = new AnswerRules(runs, steps, retries, new ReportRules(runs, steps, retries, ops));
        this.checkpoints = new CheckpointRules(runs, steps);
    }

    /**
     * Applies an input.
     *
     * @param state the state before it
     * @param input what happened
     * @param now when
     * @return what it leads to
     */
    public Transition apply(EngineState state, Input input, Instant now) {
        Draft draft = new Draft(state, now);
        Reply reply = reply(draft, input);
        for (IncomingEvent event = draft.nextEmitted(); event != null; event = draft.nextEmitted()) {
            events.receive(draft, event);
        }
        return draft.toTransition(reply);
    }

    private Reply reply(Draft draft, Input input) {
        if (input instanceof Input.EventsReceived received) {
            return new Reply.EventIds(received.events().stream()
                    .map(event -> events.receive(draft, event))
                    .toList());
        }
        if (input instanceof Input.SignalReceived signal) {
            return new Reply.ResumedRun(waits.signalArrived(draft, signal.signal(), signal.data()));
        }
        if (input instanceof Input.CancelRequested cancel) {
            return cancel(draft, cancel.runId());
        }
        if (input instanceof Input.Checkpoint checkpoint) {
            return checkpoints.received(draft, checkpoint);
        }
        if (input instanceof Input.AppRegistered registered) {
            return new Reply.Registered(apps.register(draft, registered.app(), registered.functions()));
        }
        if (input instanceof Input.ItemDue due) {
            dispatch.due(draft, due.itemId());
        } else if (input instanceof Input.CallEnded ended) {
            answers.callEnded(draft, ended.itemId(), ended.requestId(), ended.answer());
        } else if (input instanceof Input.RequestEnded ended) {
            answers.requestEnded(draft, ended.request(), ended.result());
        }
        return new Reply.None();
    }

    private Reply cancel(Draft draft, String runId) {
        RunState run = draft.get(Tables.RUNS, runId);
        if (run != null) {
            runs.end(draft, run, Ending.cancelled());
        }
        return new Reply.CancelledRun(run != null);
    }
}
