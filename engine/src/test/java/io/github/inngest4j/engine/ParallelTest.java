package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.error;
import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.plan;
import static io.github.inngest4j.engine.Wire.race;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static io.github.inngest4j.engine.Wire.waitFor;
import static io.github.inngest4j.engine.Wire.with;
import static io.github.inngest4j.engine.Wire.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.EngineResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parallel steps and races, as measured on the real server: who is called when, and with which flag. */
class ParallelTest extends EngineTestBase {

    private final Map<String, Duration> durations = new HashMap<>();

    @Override
    EngineBuilder configure(EngineBuilder builder) {
        return builder.callLatency((function, step) -> Objects.requireNonNullElse(durations.get(step), Duration.ZERO));
    }

    @Test
    void joinsParallelSteps() {
        durations.put("b", Duration.ofSeconds(1));
        app.function("two", call -> switch (call.target()) {
            case "a", "b" -> ops(run(call.target(), call.steps().size()));
            default -> {
                if (!call.has("a", "b")) {
                    yield ops(plan("a"), plan("b"));
                }
                if (!call.has("c")) {
                    yield ops(run("c", 1));
                }
                yield returned(call.stack());
            }
        });

        EngineRun run = start("two");
        advanceSeconds(1);

        assertCompleted(run, "[\"a\",\"b\",\"c\"]");
        assertThat(app.brief("two")).containsExactly("step#0", "a#0!", "b#0!", "step#0", "step#0");
        assertThat(app.calls("two").get(2).steps())
                .as("what was memoized at the start")
                .isEmpty();
        assertThat(app.calls("two").get(3).current()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "none"})
    void callsAfterEachStepInOlderVersions(String version) {
        app.function("old", call -> {
            EngineResponse response = switch (call.target()) {
                case "a", "b" -> ops(run(call.target(), 1));
                default ->
                    call.steps().isEmpty()
                            ? ops(plan("a"), plan("b"))
                            : call.has("a", "b") ? returned(1) : Wire.raw(206, "[{\"op\":\"None\",\"id\":\"n\"}]");
            };
            return version.equals("1")
                    ? with(response, "X-Inngest-Req-Version", "1")
                    : without(response, "X-Inngest-Req-Version");
        });

        assertCompleted(start("old"), "1");

        assertThat(app.brief("old")).containsExactly("step#0", "a#0!", "b#0!", "step#0!", "step#0!");
        assertThat(app.calls("old").get(1).body().get("version")).isEqualTo(version.equals("1") ? 1L : 0L);
    }

    @Test
    void callsAfterEachMemberOfARaceWithTheFlagFalse() {
        durations.put("slow", Duration.ofSeconds(8));
        app.function("race", call -> switch (call.target()) {
            case "fast", "slow" -> ops(race(run(call.target(), 1)));
            default ->
                call.steps().isEmpty()
                        ? ops(race(plan("fast")), race(plan("slow")))
                        : call.has("slow") ? returned(call.stack()) : ops(race(plan("slow")));
        });

        EngineRun run = start("race");
        assertThat(app.brief("race")).containsExactly("step#0", "fast#0!", "step#0");
        advanceSeconds(8);

        assertCompleted(run, "[\"fast\",\"slow\"]");
        assertThat(app.brief("race")).containsExactly("step#0", "fast#0!", "step#0", "slow#0!", "step#0");
    }

    @Test
    void endsARunWhileALoserIsStillRunning() {
        durations.put("slow", Duration.ofSeconds(8));
        app.function("race", call -> switch (call.target()) {
            case "fast", "slow" -> ops(race(run(call.target(), 1)));
            default -> call.steps().isEmpty() ? ops(race(plan("fast")), race(plan("slow"))) : returned("fast");
        });

        EngineRun run = start("race");
        assertCompleted(run, "\"fast\"");
        advanceSeconds(8);

        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("fast");
    }

    @Test
    void raceOnThePlanAloneHasNoEffect() {
        app.function("half", call -> switch (call.target()) {
            case "a", "b" -> ops(run(call.target(), 1));
            default -> call.has("a", "b") ? returned(1) : ops(race(plan("a")), race(plan("b")));
        });

        assertCompleted(start("half"), "1");

        assertThat(app.brief("half")).containsExactly("step#0", "a#0!", "b#0!", "step#0");
    }

    @Test
    void aMemberOfARaceThatFailsIsReportedAtOnce() {
        durations.put("slow", Duration.ofSeconds(8));
        app.function("race", call -> switch (call.target()) {
            case "fast" -> ops(race(error("StepFailed", "fast", "no")));
            case "slow" -> ops(race(run("slow", 1)));
            default ->
                call.steps().isEmpty()
                        ? ops(race(plan("fast")), race(plan("slow")))
                        : returned(call.steps().get("fast"));
        });

        assertCompleted(start("race"), "{\"error\":{\"message\":\"no\",\"name\":\"TestError\"}}");
    }

    @Test
    void ignoresAPlanThatIsUnderWay() {
        durations.put("slow", Duration.ofSeconds(8));
        app.function("again", call -> switch (call.target()) {
            case "fast", "slow" -> ops(race(run(call.target(), 1)));
            default -> call.has("slow") ? returned(1) : ops(race(plan("fast")), race(plan("slow")));
        });

        EngineRun run = start("again");
        advanceSeconds(8);

        assertCompleted(run, "1");
        assertThat(app.calls("again")).extracting(WireApp.Call::target).containsOnlyOnce("fast", "slow");
    }

    @Test
    void hangsIfATargetedCallPlansItsOwnStep() {
        app.function("hang", call -> ops(plan("a")));

        EngineRun run = start("hang");
        advanceSeconds(1000);

        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(app.brief("hang")).containsExactly("step#0", "a#0");
    }

    @Test
    void letsABranchAdvanceByItself() {
        durations.put("other", Duration.ofSeconds(5));
        app.function("chain", call -> switch (call.target()) {
            case "q1" -> ops(run("q1", 1), plan("q2"));
            case "q2", "other" -> ops(run(call.target(), 1));
            default ->
                call.has("q1", "q2", "other")
                        ? returned(call.stack())
                        : call.has("q1") ? ops(plan("other")) : ops(plan("q1"), plan("other"));
        });

        EngineRun run = start("chain");
        assertThat(app.brief("chain")).startsWith("step#0", "q1#0!", "q2#0!");
        advanceSeconds(5);

        assertCompleted(run, "[\"q1\",\"q2\",\"other\"]");
        assertThat(app.calls("chain")).extracting(WireApp.Call::target).containsOnlyOnce("q1", "q2", "other");
    }

    @Test
    void severalResultsInOneAnswerMakeStepsBePlanned() {
        app.function("results", call -> call.has("a", "b") ? returned(call.planOnly()) : ops(run("a", 1), run("b", 2)));

        assertCompleted(start("results"), "true");
    }

    @Test
    void joinsStepsAndSleeps() {
        app.function("mixed", call -> switch (call.target()) {
            case "a", "b" -> ops(run(call.target(), 1));
            default ->
                call.has("a", "b", "nap") ? returned(call.stack()) : ops(plan("a"), sleep("nap", "2s"), plan("b"));
        });

        EngineRun run = start("mixed");
        assertThat(app.brief("mixed")).containsExactly("step#0", "a#0!", "b#0!");
        advanceSeconds(2);

        assertCompleted(run, "[\"a\",\"b\",\"nap\"]");
        assertThat(app.brief("mixed")).last().isEqualTo("step#0!");
    }

    @Test
    void joinsAStepThatEndsAfterASleep() {
        durations.put("a", Duration.ofSeconds(9));
        app.function("mixed", call -> switch (call.target()) {
            case "a" -> ops(run("a", 1));
            default -> call.has("a", "nap") ? returned(call.stack()) : ops(plan("a"), sleep("nap", "2s"));
        });

        EngineRun run = start("mixed");
        advanceSeconds(9);

        assertCompleted(run, "[\"nap\",\"a\"]");
        assertThat(app.brief("mixed")).containsExactly("step#0", "a#0!", "step#0");
    }

    @Test
    void doesNotJoinSleepsWithoutAPlan() {
        app.function(
                "naps",
                call -> call.has("short", "long")
                        ? returned(call.stack())
                        : ops(sleep("short", "1s"), sleep("long", "5s")));

        EngineRun run = start("naps");
        advanceSeconds(5);

        assertCompleted(run, "[\"short\",\"long\"]");
        assertThat(app.calls("naps")).hasSize(3);
    }

    @Test
    void aWaitBesideAStepIsJoined() {
        app.function("wait", call -> switch (call.target()) {
            case "a" -> ops(run("a", 1));
            default -> call.has("a", "w") ? returned(call.memo("w")) : ops(plan("a"), waitFor("w", "test/never", "3s"));
        });

        EngineRun run = start("wait");
        assertThat(app.brief("wait")).containsExactly("step#0", "a#0!");
        advanceSeconds(3);

        assertCompleted(run, "\"null\"");
        assertThat(app.brief("wait")).containsExactly("step#0", "a#0!", "step#0");
    }

    @Test
    void callsAgainOnRequestOncePerId() {
        app.function("discover", call -> switch (app.calls().size()) {
            case 1 -> ops(op("DiscoveryRequest", "d1", Map.of()));
            case 2 -> ops(op("DiscoveryRequest", "d2", Map.of()));
            default -> returned("done");
        });
        app.function("repeat", call -> ops(op("DiscoveryRequest", "same", Map.of())));

        assertCompleted(start("discover"), "\"done\"");
        assertThat(start("repeat").status()).isEqualTo(RunStatus.RUNNING);
        assertThat(app.calls("repeat")).hasSize(2);
    }

    /** The trap of racing: each member's end leads to a call of its own, with the flag false while a step is under way. */
    @Test
    void anSdkThatObeysTheFlagNaivelyRunsAStepAfterARaceTwice() {
        durations.put("slow", Duration.ofSeconds(2));
        durations.put("step", Duration.ofSeconds(5));
        List<String> bodies = new ArrayList<>();
        app.function("naive", call -> {
            if (!call.discovery()) {
                return ops(race(run(call.target(), 1)));
            }
            if (call.steps().isEmpty()) {
                return ops(race(plan("fast")), race(plan("slow")));
            }
            if (call.has("after")) {
                return returned(1);
            }
            bodies.add(call.brief());
            return ops(run("after", 1));
        });

        EngineRun run = start("naive");
        advanceSeconds(60);

        assertCompleted(run, "1");
        assertThat(bodies).containsExactly("step#0", "step#0");
    }

    @Test
    void fourWayTieCallsEachMemberOnce() {
        app.function(
                "tie",
                call -> call.discovery()
                        ? call.steps().isEmpty()
                                ? ops(race(plan("a")), race(plan("b")), race(plan("c")), race(plan("d")))
                                : returned(call.stack().get(0))
                        : ops(race(run(call.target(), 1))));

        assertCompleted(start("tie"), "\"a\"");

        assertThat(app.calls("tie")).extracting(WireApp.Call::target).containsOnlyOnce("a");
    }
}
