package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A function of random stages, and how an SDK that keeps the rules answers calls of it: executes a single step at once if
 * allowed, plans everything else, plans everything after a race, answers a targeted call with that step only.
 */
final class RandomProgram {

    /** One stage: all of its steps, or the first of them if it is a race. */
    record Stage(List<String> steps, boolean race, boolean sleeps) {}

    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Integer> successes = new HashMap<>();
    private final int maxAttempts;

    RandomProgram(Random random, int maxAttempts) {
        this.maxAttempts = maxAttempts;
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(4);
            int width = kind == 0 || kind == 3 ? 1 : 2 + random.nextInt(4);
            List<String> steps = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                String step = "s" + i + "." + j;
                steps.add(step);
                failures.put(step, random.nextInt(3) == 0 ? random.nextInt(maxAttempts + 1) : 0);
            }
            stages.add(new Stage(steps, kind == 2, kind == 3));
        }
    }

    /** How often each step succeeded. */
    Map<String, Integer> successes() {
        return successes;
    }

    List<Stage> stages() {
        return stages;
    }

    Answer answer(FunctionCall call) {
        Set<String> done =
                new HashSet<>(call.steps().stream().map(StepState::id).toList());
        if (!call.target().equals("step")) {
            return reported(List.of(execute(call.target(), call.attempt(), racing(call.target()))));
        }
        boolean afterRace = false;
        for (Stage stage : stages) {
            boolean over =
                    stage.race() ? stage.steps().stream().anyMatch(done::contains) : done.containsAll(stage.steps());
            if (!over) {
                return report(stage, done, call, afterRace);
            }
            afterRace |= stage.race();
        }
        return new Answer.Returned(JsonSlice.of("\"end\""));
    }

    private Answer report(Stage stage, Set<String> done, FunctionCall call, boolean afterRace) {
        boolean race = stage.race() || afterRace;
        String first = stage.steps().get(0);
        if (stage.sleeps()) {
            return reported(List.of(op(OpCode.SLEEP, first, opts(race, "10s"))));
        }
        if (stage.steps().size() == 1 && !call.branching().planOnly() && !race) {
            return reported(List.of(execute(first, call.attempt(), false)));
        }
        return reported(stage.steps().stream()
                .filter(step -> !done.contains(step))
                .map(step -> op(OpCode.STEP_PLANNED, step, opts(race, null)))
                .toList());
    }

    private Op execute(String step, int attempt, boolean race) {
        Integer failing = failures.get(step);
        if (failing != null && attempt < failing) {
            OpCode code = attempt + 1 == maxAttempts ? OpCode.STEP_FAILED : OpCode.STEP_ERROR;
            return new Op(code, step, step, null, null, Json.error("E", "attempt " + attempt), opts(race, null));
        }
        successes.merge(step, 1, Integer::sum);
        return new Op(OpCode.STEP_RUN, step, step, null, JsonSlice.of("\"" + step + "\""), null, opts(race, null));
    }

    private boolean racing(String step) {
        for (Stage stage : stages) {
            if (stage.race()) {
                return true;
            }
            if (stage.steps().contains(step)) {
                return false;
            }
        }
        return false;
    }

    private static JsonSlice opts(boolean race, String duration) {
        return JsonSlice.of("{" + (race ? "\"parallelMode\":\"race\"" : "\"x\":1")
                + (duration == null ? "" : ",\"duration\":\"" + duration + "\"") + "}");
    }

    private static Op op(OpCode code, String id, JsonSlice opts) {
        return new Op(code, id, id, null, null, null, opts);
    }

    private static Answer reported(List<Op> ops) {
        return new Answer.Reported(2, false, null, ops);
    }

    @Override
    public String toString() {
        return stages + " failing " + failures;
    }
}
