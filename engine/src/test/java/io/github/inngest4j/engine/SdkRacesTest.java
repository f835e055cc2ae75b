package io.github.inngest4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.serve.ServeHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Races and forks of this project's SDK on the engine, in random orders and with steps of random length: every body runs
 * once, where an SDK that obeys the flag naively runs some of them twice. A failing seed is in the test's name.
 */
class SdkRacesTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final int SEEDS = 40;

    private final Map<String, Integer> bodies = new HashMap<>();

    private String body(String step) {
        bodies.merge(step, 1, Integer::sum);
        return step;
    }

    /** The bodies of these steps run exactly once, all others at most once. */
    private Stream<DynamicTest> once(Handler<Map<String, Object>> handler, String... steps) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    bodies.clear();
                    run(seed, handler);
                    assertThat(bodies.keySet()).containsAll(List.of(steps));
                    assertThat(bodies.values()).as("%s", bodies).containsOnly(1);
                }));
    }

    /** Runs a function, which another one invokes; calls for steps take up to ten seconds. */
    private static void run(long seed, Handler<Map<String, Object>> handler) throws Exception {
        Random random = new Random(seed);
        WireApp starter = new WireApp("starter")
                .function(
                        "start",
                        call -> call.has("i")
                                ? Wire.returned(1)
                                : Wire.ops(Wire.invoke("i", "races-f", Map.of("n", 1), "1h")));
        try (Engine engine = Engine.builder()
                        .manualTime(START)
                        .randomOrder(seed)
                        .callLatency((function, step) ->
                                step.equals("step") ? Duration.ZERO : Duration.ofSeconds(random.nextInt(10)))
                        .app(starter)
                        .build();
                Inngest inngest = Inngest.builder("races")
                        .configuration(name -> null)
                        .dev("http://engine.test")
                        .httpTransport(engine.apiTransport())
                        .clock(engine.clock())
                        .build();
                ServeHandler serve = ServeHandler.builder(inngest)
                        .functions(InngestFunction.define("f").handler(handler))
                        .build()) {
            engine.addApp(new InProcessTransport(serve));
            engine.send("test/start", Map.of());
            engine.advance(Duration.ofMinutes(10));

            assertThat(engine.runs("f")).extracting(EngineRun::status).containsExactly(RunStatus.COMPLETED);
        }
    }

    @TestFactory
    Stream<DynamicTest> aStepAfterARaceRunsOnce() {
        return once(
                (run, step) -> {
                    step.first(
                            () -> step.run("fast", String.class, () -> body("fast")),
                            () -> step.run("slow", String.class, () -> body("slow")));
                    return step.run("after", String.class, () -> body("after"));
                },
                "after");
    }

    @TestFactory
    Stream<DynamicTest> aStepBesideARaceRunsOnce() {
        return once(
                (run, step) -> step.all(
                        () -> step.first(
                                () -> step.run("fast", String.class, () -> body("fast")),
                                () -> step.run("slow", String.class, () -> body("slow"))),
                        () -> step.run("beside", String.class, () -> body("beside"))),
                "beside");
    }

    @TestFactory
    Stream<DynamicTest> theMembersOfATieRunOnce() {
        return once((run, step) -> {
            String winner = step.first(
                    () -> step.run("a", String.class, () -> body("a")),
                    () -> step.run("b", String.class, () -> body("b")),
                    () -> step.run("c", String.class, () -> body("c")),
                    () -> step.run("d", String.class, () -> body("d")));
            return step.run("after " + winner, String.class, () -> body("after " + winner));
        });
    }

    @TestFactory
    Stream<DynamicTest> chainsAndSleepsInARaceRunOnce() {
        return once(
                (run, step) -> {
                    step.first(
                            () -> {
                                step.run("a1", String.class, () -> body("a1"));
                                return step.run("a2", String.class, () -> body("a2"));
                            },
                            () -> {
                                step.sleep("nap", Duration.ofSeconds(7));
                                return "slept";
                            });
                    step.run("x", String.class, () -> body("x"));
                    return step.run("y", String.class, () -> body("y"));
                },
                "a1",
                "x",
                "y");
    }

    @TestFactory
    Stream<DynamicTest> branchesThatAdvanceTogetherRunOnce() {
        return once(
                (run, step) -> {
                    List<String> both = step.all(
                            () -> step.run("a1", String.class, () -> body("a1"))
                                    + step.run("a2", String.class, () -> body("a2")),
                            () -> {
                                step.run("b1", String.class, () -> body("b1"));
                                step.sleep("nap", Duration.ofSeconds(3));
                                return step.run("b2", String.class, () -> body("b2"));
                            });
                    return step.run("joined", String.class, () -> body("joined")) + both;
                },
                "a1",
                "a2",
                "b1",
                "b2",
                "joined");
    }

    @TestFactory
    Stream<DynamicTest> aForkThatNobodyJoinsIsWaitedFor() {
        return once(
                (run, step) -> {
                    step.fork(() -> {
                        step.run("f1", String.class, () -> body("f1"));
                        return step.run("f2", String.class, () -> body("f2"));
                    });
                    return step.run("root", String.class, () -> body("root"));
                },
                "f1",
                "f2",
                "root");
    }
}
