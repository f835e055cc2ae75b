package io.github.inngest4j.engine.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.internal.machine.Reply.Checkpointed.Outcome;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function of serial steps, and an SDK that has their results stored while it goes on: in batches, some of them sent
 * twice, with connections that break under calls which then go on unnoticed. Checks what the engine says on the way.
 */
final class CheckpointingProgram {

    /** A call that the application works on. */
    private final class Work {
        private final FunctionCall call;
        private final Set<String> done = new HashSet<>();
        private final Map<String, JsonSlice> buffer = new LinkedHashMap<>();

        private Work(FunctionCall call) {
            this.call = call;
            call.steps().forEach(step -> done.add(step.id()));
        }

        private String next() {
            return steps.stream()
                    .filter(step -> !done.contains(step))
                    .findFirst()
                    .orElse("");
        }

        private boolean mayFail() {
            return call.attempt() + 1 < call.maxAttempts();
        }
    }

    private final Random random;
    private final List<String> steps = new ArrayList<>();
    private final Map<String, Work> working = new HashMap<>();
    private final List<Work> unnoticed = new ArrayList<>();
    private final Map<String, JsonSlice> acknowledged = new LinkedHashMap<>();
    private @Nullable MachineRun machine;
    private int executions;
    private int refusals;

    CheckpointingProgram(Random random) {
        this.random = random;
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            steps.add("s" + i);
        }
    }

    void runOn(MachineRun engine) {
        this.machine = engine;
    }

    List<String> steps() {
        return steps;
    }

    /** What the engine said it had stored. */
    Map<String, JsonSlice> acknowledged() {
        return acknowledged;
    }

    /** How many checkpoints of calls that were replaced were refused. */
    int refusals() {
        return refusals;
    }

    /** Does one thing of what there is to do for a call; {@code null} if the call goes on. */
    @Nullable
    Answer work(FunctionCall call) {
        if (!unnoticed.isEmpty() && random.nextBoolean()) {
            Map<String, JsonSlice> before = stored();
            goOnUnnoticed();
            assertThat(stored()).as("results after a replaced call's").isEqualTo(before);
        }
        Work work = working.computeIfAbsent(call.requestId(), id -> begin(call));
        Answer answer = act(work);
        if (answer != null) {
            working.remove(call.requestId());
        }
        return answer;
    }

    private Work begin(FunctionCall call) {
        assertThat(engine().store().all(Tables.STEPS))
                .as("results, a call's first")
                .startsWith(call.steps().toArray(StepState[]::new));
        return new Work(call);
    }

    private @Nullable Answer act(Work work) {
        if (!work.call.target().equals(Task.DISCOVERY)) {
            return reported(List.of(op(OpCode.STEP_RUN, work.call.target(), execute(work.call.target()))));
        }
        if (work.call.branching().planOnly()) {
            return work.next().isEmpty()
                    ? complete(work)
                    : reported(List.of(op(OpCode.STEP_PLANNED, work.next(), null)));
        }
        if (work.mayFail() && random.nextInt(12) == 0) {
            if (random.nextBoolean()) {
                unnoticed.add(work);
            }
            return new Answer.Failed("fault", Json.error("Fault", "fault"), false, null);
        }
        if (!work.buffer.isEmpty() && random.nextInt(3) == 0) {
            return flush(work) == Outcome.STORED ? null : fallBack(work);
        }
        if (work.next().isEmpty()) {
            return complete(work);
        }
        if (random.nextInt(10) == 0) {
            return fallBack(work);
        }
        executeNext(work);
        return null;
    }

    private void executeNext(Work work) {
        String step = work.next();
        work.buffer.put(step, execute(step));
        work.done.add(step);
    }

    /** Posts the buffer, sometimes twice. */
    private Outcome flush(Work work) {
        Map<String, JsonSlice> expected = stored();
        work.buffer.forEach((step, result) -> expected.putIfAbsent(step, Json.wrap("data", result)));
        Outcome outcome = post(work);
        if (engine().run().phase().isFinal()) {
            assertThat(outcome).as("of a run that another call ended").isEqualTo(Outcome.REFUSED);
            return outcome;
        }
        assertThat(outcome).as("of a call under way").isEqualTo(Outcome.STORED);
        if (random.nextInt(4) == 0) {
            assertThat(post(work)).as("the same again").isEqualTo(Outcome.STORED);
        }
        assertThat(stored()).isEqualTo(expected);
        work.buffer.keySet().forEach(step -> acknowledged.put(step, expected.get(step)));
        work.buffer.clear();
        return outcome;
    }

    /** All results that are stored. */
    Map<String, JsonSlice> stored() {
        Map<String, JsonSlice> stored = new HashMap<>();
        for (StepState step : engine().store().all(Tables.STEPS)) {
            assertThat(stored.put(step.id(), step.value()))
                    .as("another result of " + step.id())
                    .isNull();
        }
        return stored;
    }

    private Outcome post(Work work) {
        List<Op> ops = ops(work);
        Reply reply = engine().submit(
                        new Input.Checkpoint(work.call.runId(), work.call.itemId(), work.call.generation(), ops));
        return ((Reply.Checkpointed) reply).outcome();
    }

    /** The buffer, or a request to be called again, in the answer itself. */
    private Answer fallBack(Work work) {
        return work.buffer.isEmpty()
                ? reported(List.of(op(OpCode.DISCOVERY_REQUEST, "discover-" + work.call.requestId(), null)))
                : reported(ops(work));
    }

    private static Answer complete(Work work) {
        List<Op> ops = ops(work);
        ops.add(op(OpCode.RUN_COMPLETE, "end", JsonSlice.of("\"end\"")));
        return reported(ops);
    }

    /** The application does not know yet that the connection of a call is broken. */
    private void goOnUnnoticed() {
        Work work = unnoticed.get(random.nextInt(unnoticed.size()));
        if (!work.next().isEmpty() && random.nextBoolean()) {
            executeNext(work);
        } else if (!work.buffer.isEmpty()) {
            assertThat(post(work)).as("of a replaced call").isIn(Outcome.STALE, Outcome.REFUSED);
            refusals++;
            engine().submit(new Input.CallEnded(work.call.itemId(), work.call.requestId(), fallBack(work)));
            unnoticed.remove(work);
        } else {
            unnoticed.remove(work);
        }
    }

    private MachineRun engine() {
        if (machine == null) {
            throw new IllegalStateException("no engine");
        }
        return machine;
    }

    /** No execution gives the result of another one. */
    private JsonSlice execute(String step) {
        return JsonSlice.of("\"" + step + " execution " + ++executions + "\"");
    }

    private static List<Op> ops(Work work) {
        List<Op> ops = new ArrayList<>();
        work.buffer.forEach((step, result) -> ops.add(op(OpCode.STEP_RUN, step, result)));
        return ops;
    }

    private static Op op(OpCode code, String id, @Nullable JsonSlice data) {
        return new Op(code, id, id, null, data, null, null);
    }

    private static Answer reported(List<Op> ops) {
        return new Answer.Reported(2, false, null, ops);
    }
}
