package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.internal.model.Wait;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when the time of a queue item has come. */
final class DispatchRules {

    private final AppRules apps;
    private final RunRules runs;
    private final StepRules steps;
    private final WaitRules waits;

    DispatchRules(AppRules apps, RunRules runs, StepRules steps, WaitRules waits) {
        this.apps = apps;
        this.runs = runs;
        this.steps = steps;
        this.waits = waits;
    }

    void due(Draft draft, String itemId) {
        QueueItem item = draft.get(Tables.ITEMS, itemId);
        if (item == null || item.flight() != null || item.due().isAfter(draft.now())) {
            return;
        }
        if (item.task() instanceof Task.CronTick tick) {
            apps.tick(draft, item, tick);
            return;
        }
        RunState run = runs.live(draft, item.runId());
        if (run == null) {
            draft.remove(Tables.ITEMS, item.id());
        } else if (item.task() instanceof Task.Call call) {
            call(draft, run, item, call, run.branching());
        } else if (item.task() instanceof Task.WakeUp wakeUp) {
            wakeUp(draft, run, item, wakeUp);
        } else if (item.task() instanceof Task.WaitTimeout timeout) {
            draft.remove(Tables.ITEMS, item.id());
            Wait wait = draft.get(Tables.WAITS, timeout.waitId());
            if (wait != null) {
                waits.timedOut(draft, wait);
            }
        } else {
            runs.end(draft, run, Ending.cancelled());
        }
    }

    /**
     * Ends a sleep. The same item then calls the function, unless other steps are to end first. That call still has the flag
     * of the time before the sleep ended, as on the server.
     */
    private void wakeUp(Draft draft, RunState run, QueueItem item, Task.WakeUp wakeUp) {
        StepEnd end = new StepEnd(
                wakeUp.stepId(),
                wakeUp.name(),
                OpCode.SLEEP,
                JsonSlice.NULL,
                1,
                item.maxAttempts(),
                item.race(),
                run.branching());
        RunState stored = steps.store(draft, run, end);
        if (!steps.mayGoOn(stored, item.race())) {
            draft.remove(Tables.ITEMS, item.id());
            return;
        }
        RunState.Branching before = stored.branching();
        Task.Call call = new Task.Call(Task.DISCOVERY, wakeUp.stepId());
        call(draft, steps.joined(draft, stored, before), item.with(call), call, before);
    }

    private void call(Draft draft, RunState run, QueueItem item, Task.Call call, RunState.Branching branching) {
        FunctionState function = draft.get(Tables.FUNCTIONS, run.function());
        if (function == null) {
            runs.end(
                    draft,
                    run,
                    Ending.failed("Error", "the function " + run.function() + " is not registered any more"));
            return;
        }
        if (run.size().steps() >= Limits.STEPS) {
            runs.end(draft, run, tooManySteps());
            return;
        }
        RunState called = runs.called(draft, run, function);
        QueueItem started = item.started(new QueueItem.Flight(draft.nextUlid(), branching, 0));
        draft.put(Tables.ITEMS, started);
        draft.emit(new Effect.CallFunction(functionCall(draft, called, function, started, call, branching)));
    }

    private FunctionCall functionCall(
            Draft draft,
            RunState run,
            FunctionState function,
            QueueItem item,
            Task.Call call,
            RunState.Branching branching) {
        List<StepState> results = draft.find(Tables.STEPS_BY_RUN, run.id());
        return new FunctionCall(
                item.id(),
                item.call().requestId(),
                function,
                run.id(),
                call.target(),
                item.attempt(),
                item.maxAttempts(),
                item.generation(),
                branching,
                positionAfter(results, call.after()),
                run.size().bytes(),
                runs.events(draft, run),
                results);
    }

    private static int positionAfter(List<StepState> results, @Nullable String stepId) {
        for (StepState result : results) {
            if (result.id().equals(stepId)) {
                return result.position() + 1;
            }
        }
        return 0;
    }

    static Ending tooManySteps() {
        return Ending.failed(
                "InngestErrFunctionOverflowed",
                "The function run exceeded the step limit of " + Limits.STEPS + " steps.");
    }
}
