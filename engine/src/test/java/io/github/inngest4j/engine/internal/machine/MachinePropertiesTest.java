package io.github.inngest4j.engine.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.RetryBackoff;
import io.github.inngest4j.engine.internal.expression.CelEvaluator;
import io.github.inngest4j.engine.internal.model.AppState;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.RunPhase;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Trigger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every function, every order in which simultaneous things happen, and every fault that does not use up the
 * attempts. A failing seed is in the test's name.
 */
class MachinePropertiesTest {

    private static final int RETRIES = 2;

    private static Stream<DynamicTest> seeds(long count, LongConsumer property) {
        return LongStream.range(0, count)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> property.accept(seed)));
    }

    private static MachineRun started(long seed, Function<FunctionCall, @Nullable Answer> app) {
        MachineRun machine = new MachineRun(seed, app);
        start(machine);
        return machine;
    }

    private static void start(MachineRun machine) {
        FunctionState function = new FunctionState(
                "app-f",
                "app",
                "f",
                "http://app.test/x",
                RETRIES,
                List.of(new Trigger("test/f", null, null, null)),
                List.of(),
                null,
                null,
                Json.EMPTY_OBJECT);
        machine.submit(new Input.AppRegistered(new AppState("app", "u", "s", "i", "c", null), List.of(function)));
        machine.submit(new Input.EventsReceived(List.of(IncomingEvent.of("test/f", Json.EMPTY_OBJECT))));
    }

    private static Function<FunctionCall, @Nullable Answer> faulty(RandomProgram program, Random random) {
        return call -> {
            boolean fault = call.attempt() + 1 < call.maxAttempts() && random.nextInt(5) == 0;
            return fault ? new Answer.Failed("fault", Json.error("Fault", "fault"), false, null) : program.answer(call);
        };
    }

    @TestFactory
    Stream<DynamicTest> everyRunEndsAndEveryStepSucceedsOnce() {
        return seeds(400, seed -> {
            Random random = new Random(seed);
            RandomProgram program = new RandomProgram(random, RETRIES + 1);
            MachineRun machine = started(seed, faulty(program, random));
            machine.runToTheEnd(5000);

            assertThat(machine.run().phase()).as("%s", program).isEqualTo(RunPhase.COMPLETED);
            assertThat(program.successes().values()).as("%s", program).allMatch(count -> count == 1);
            Set<String> ended = new HashSet<>();
            for (StepState step : machine.store().all(Tables.STEPS)) {
                assertThat(ended.add(step.id())).as("%s ended once", step.id()).isTrue();
            }
            for (RandomProgram.Stage stage : program.stages()) {
                if (!stage.race()) {
                    assertThat(ended).as("%s", program).containsAll(stage.steps());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noAcknowledgedResultIsLostOrStoredAgain() {
        int[] refusals = new int[1];
        Stream<DynamicTest> seeds = seeds(600, seed -> {
            CheckpointingProgram program = new CheckpointingProgram(new Random(seed));
            MachineRun machine = new MachineRun(seed, program::work);
            program.runOn(machine);
            start(machine);
            machine.runToTheEnd(5000);

            assertThat(machine.run().phase()).isEqualTo(RunPhase.COMPLETED);
            assertThat(program.stored()).containsOnlyKeys(program.steps()).containsAllEntriesOf(program.acknowledged());
            assertThat(MachineRun.rows(machine.replayed())).isEqualTo(MachineRun.rows(machine.store()));
            refusals[0] += program.refusals();
        });
        DynamicTest replaced = DynamicTest.dynamicTest(
                "some checkpoints came from replaced calls",
                () -> assertThat(refusals[0]).isPositive());
        return Stream.concat(seeds, Stream.of(replaced));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLeftOfAnEndedRun() {
        return seeds(50, seed -> {
            MachineRun machine = started(seed, new RandomProgram(new Random(seed), RETRIES + 1)::answer);
            machine.runToTheEnd(5000);

            EngineState state = machine.store();
            assertThat(state.all(Tables.ITEMS)).isEmpty();
            assertThat(state.all(Tables.WAITS)).isEmpty();
            assertThat(state.all(Tables.JOBS)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameInputsGiveTheSameState() {
        return seeds(50, seed -> {
            MachineRun machine = started(seed, new RandomProgram(new Random(seed), RETRIES + 1)::answer);
            machine.runToTheEnd(5000);

            assertThat(MachineRun.rows(machine.replayed())).isEqualTo(MachineRun.rows(machine.store()));
        });
    }

    @TestFactory
    Stream<DynamicTest> applyingAnInputDoesNotChangeTheStateItself() {
        return seeds(10, seed -> {
            MachineRun machine = started(seed, new RandomProgram(new Random(seed), RETRIES + 1)::answer);
            var before = MachineRun.rows(machine.store());
            Input input = new Input.EventsReceived(List.of(IncomingEvent.of("test/f", Json.EMPTY_OBJECT)));
            StateMachine rules = new StateMachine(new CelEvaluator(), RetryBackoff.table()::delay);
            Transition first = rules.apply(machine.store(), input, Instant.EPOCH);
            Transition second = rules.apply(machine.store(), input, Instant.EPOCH);

            assertThat(MachineRun.rows(machine.store())).isEqualTo(before);
            assertThat(second).isEqualTo(first);
        });
    }
}
