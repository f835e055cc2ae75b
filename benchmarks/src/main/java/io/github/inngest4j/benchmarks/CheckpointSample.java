package io.github.inngest4j.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs of one kind, one after the other, and what they have cost the app. Nothing but right runs makes a sample.
 *
 * @param runs the runs, in order
 * @param app what the app has done for all of them
 */
record CheckpointSample(List<EndedRun> runs, AppCounts app) {

    /**
     * Takes runs for right ones.
     *
     * @throws IllegalStateException if a result is wrong, a step was not executed exactly once, or there were more or fewer
     *     requests than the rule makes
     */
    static CheckpointSample of(CheckpointCase kind, List<EndedRun> runs, AppCounts app) {
        List<String> wrong = new ArrayList<>();
        for (EndedRun run : runs) {
            if (!Long.valueOf(kind.result()).equals(run.output())) {
                wrong.add("a run returned " + run.output() + " instead of " + kind.result());
            }
            if (run.steps() != kind.steps()) {
                wrong.add("of a run " + run.steps() + " steps are stored");
            }
            if (run.calls() != kind.rule().calls(kind.steps())) {
                wrong.add("the app was called " + run.calls() + " times for a run");
            }
        }
        if (app.executions() != (long) runs.size() * kind.steps()) {
            wrong.add(app.executions() + " steps were executed in " + runs.size() + " runs");
        }
        if (!kind.rule().accepts(app.requests(), runs.size(), kind.steps())) {
            wrong.add("the app made " + app.requests() + " requests in " + runs.size() + " runs");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(kind + ": " + String.join(", ", wrong));
        }
        return new CheckpointSample(List.copyOf(runs), app);
    }

    /** The CPU time of the app for each step, in microseconds. */
    double cpuMicrosPerStep() {
        return app.cpuNanos() / 1e3 / app.executions();
    }

    /** The app's requests to the engine for each run. */
    double requestsPerRun() {
        return (double) app.requests() / runs.size();
    }
}
