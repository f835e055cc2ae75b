package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.Job;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;

/**
 * The end of a step: its result is stored once, and the function is called again when the steps reported together with it
 * have ended too, or at once if it is a member of a race.
 */
final class StepRules {

    /** Stores a result and has the function called again if it may go on. */
    void ended(Draft draft, RunState run, StepEnd end) {
        RunState stored = store(draft, run, end);
        if (mayGoOn(stored, end.race())) {
            joined(draft, stored, end.seen());
            discover(draft, run.id(), "end/" + end.stepId(), end.stepId(), end.maxAttempts(), end.race());
        }
    }

    /** Stores a result, unless the step has one. */
    RunState store(Draft draft, RunState run, StepEnd end) {
        String idKey = StepState.idKey(run.id(), end.stepId());
        if (!draft.find(Tables.STEPS_BY_ID, idKey).isEmpty()) {
            return run;
        }
        draft.put(
                Tables.STEPS,
                new StepState(
                        run.id(),
                        run.size().steps(),
                        end.stepId(),
                        end.name(),
                        end.code().wireName(),
                        end.attempts(),
                        draft.now(),
                        end.value()));
        RunState stored = run.stored(end.stepId(), end.value().length());
        draft.put(Tables.RUNS, stored);
        return stored;
    }

    /** Whether the function is called again after the end of a step. */
    boolean mayGoOn(RunState run, boolean race) {
        return race || run.branching().pending().isEmpty();
    }

    /** Has the function called so that it goes on, once per job. */
    void discover(Draft draft, String runId, String job, String after, int maxAttempts, boolean race) {
        if (once(draft, runId, job)) {
            draft.enqueue(runId, new Task.Call(Task.DISCOVERY, after), draft.now(), maxAttempts, race);
        }
    }

    /**
     * Lets the SDK execute steps at once again, if it was told not to when the work that has ended now began. Work that
     * began before several operations were reported does not end what they have begun.
     */
    RunState joined(Draft draft, RunState run, RunState.Branching seen) {
        if (!seen.joins() || !seen.planOnly()) {
            return run;
        }
        RunState joined = run.with(run.branching().withPlanOnly(false));
        draft.put(Tables.RUNS, joined);
        return joined;
    }

    /** True the first time a run asks for a job. */
    boolean once(Draft draft, String runId, String id) {
        Job job = new Job(runId, id);
        if (draft.get(Tables.JOBS, job.key()) != null) {
            return false;
        }
        draft.put(Tables.JOBS, job);
        return true;
    }
}
