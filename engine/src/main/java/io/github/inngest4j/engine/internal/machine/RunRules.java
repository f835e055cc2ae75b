package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.CancelOn;
import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.internal.model.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The beginning and the end of runs. */
final class RunRules {

    /** Begins a run: it is called at once. */
    void start(Draft draft, FunctionState function, List<EventState> events) {
        String id = draft.nextUlid();
        long bytes = events.stream().mapToLong(event -> Json.of(event).length()).sum();
        List<String> eventIds = events.stream().map(EventState::id).toList();
        draft.put(Tables.RUNS, RunState.queued(id, function.slug(), eventIds, bytes, draft.now()));
        draft.enqueue(id, new Task.Call(Task.DISCOVERY, null), draft.now(), function.retries() + 1, false);
        if (function.startTimeout() != null) {
            draft.enqueue(id, new Task.StartTimeout(), draft.now().plus(function.startTimeout()), 1, false);
        }
        for (int i = 0; i < function.cancelOn().size(); i++) {
            draft.put(Tables.WAITS, cancelWait(draft, id, i, function.cancelOn().get(i)));
        }
    }

    private Wait cancelWait(Draft draft, String runId, int index, CancelOn cancel) {
        Instant expires = cancel.timeout() == null ? null : WireTime.end(cancel.timeout(), draft.now());
        return new Wait(
                Wait.idOf(runId, "cancel-" + index),
                runId,
                Wait.Kind.CANCEL,
                "",
                cancel.event(),
                cancel.event(),
                cancel.expression(),
                null,
                expires == null ? draft.now().plus(Limits.DEFAULT_WAIT) : expires,
                null,
                1,
                false);
    }

    /** Marks a run as called, which ends its timeout for the start and begins the one for the end. */
    RunState called(Draft draft, RunState run, FunctionState function) {
        RunState called = run.called(draft.now());
        draft.put(Tables.RUNS, called);
        if (run.times().started() == null) {
            for (QueueItem item : draft.find(Tables.ITEMS_BY_RUN, run.id())) {
                if (item.task() instanceof Task.StartTimeout) {
                    draft.remove(Tables.ITEMS, item.id());
                }
            }
            if (function.finishTimeout() != null) {
                draft.enqueue(run.id(), new Task.FinishTimeout(), draft.now().plus(function.finishTimeout()), 1, false);
            }
        }
        return called;
    }

    /** Ends a run: nothing of it stays in the queue, and those who want to know are told. */
    void end(Draft draft, RunState run, Ending ending) {
        if (run.phase().isFinal()) {
            return;
        }
        RunState ended = run.ended(ending.phase(), ending.output(), ending.error(), draft.now());
        draft.put(Tables.RUNS, ended);
        draft.removeAll(Tables.ITEMS, draft.find(Tables.ITEMS_BY_RUN, run.id()));
        draft.removeAll(Tables.WAITS, draft.find(Tables.WAITS_BY_RUN, run.id()));
        draft.removeAll(Tables.JOBS, draft.find(Tables.JOBS_BY_RUN, run.id()));
        InternalEvents.ended(ended, events(draft, ended)).forEach(draft::emit);
    }

    /** A run that has not ended, or {@code null}. */
    @Nullable
    RunState live(Draft draft, @Nullable String runId) {
        RunState run = runId == null ? null : draft.get(Tables.RUNS, runId);
        return run == null || run.phase().isFinal() ? null : run;
    }

    /** The events that started a run. */
    List<EventState> events(Draft draft, RunState run) {
        List<EventState> events = new ArrayList<>();
        for (String id : run.eventIds()) {
            EventState event = draft.get(Tables.EVENTS, id);
            if (event == null) {
                throw new IllegalStateException("event " + id + " of run " + run.id() + " is missing");
            }
            events.add(event);
        }
        return events;
    }
}
