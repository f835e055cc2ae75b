package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.Step;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.Next;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call does whose results are stored while it goes on. */
class CheckpointReplayTest {

    private static final Checkpointing ON = Checkpointing.on();

    private final List<String> executed = new ArrayList<>();

    private int step(Step step, String id, int value) {
        return step.run(id, Integer.class, () -> {
            executed.add(id);
            return value;
        });
    }

    /** Three steps, each on the result of the one before. */
    private Calls three() {
        return Calls.of((run, step) -> {
            int a = step(step, "a", 1);
            int b = step(step, "b", a + 1);
            return Map.of("v", step(step, "c", b + 1));
        });
    }

    private static Calls of(Handler<Map<String, @Nullable Object>> handler) {
        return Calls.of(handler).checkpointing(ON);
    }

    @Test
    void aWholeFunctionIsOneCall() {
        Calls calls = three().checkpointing(ON);

        Calls.Result result = calls.discover();

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.body()).isEqualTo(Map.of("v", 3L));
        assertThat(calls.stored)
                .extracting(Calls.Stored::names)
                .containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void aCheckpointNamesTheCallAndTheStep() {
        Calls calls = three().checkpointing(ON);
        calls.discover();

        Map<String, Object> body = calls.stored.get(0).members();
        assertThat(calls.stored.get(0).runId()).isEqualTo("01RUN");
        assertThat(body)
                .containsEntry("run_id", "01RUN")
                .containsEntry("fn_id", "fn-uuid")
                .containsEntry("qi_id", "item")
                .containsEntry("request_id", "request")
                .containsEntry("generation_id", 7L)
                .containsEntry("request_started_at", calls.clock.millis())
                .containsEntry("ts", calls.clock.millis());
        assertThat(calls.stored.get(0).steps().get(0))
                .containsEntry("op", "StepRun")
                .containsEntry("id", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8")
                .containsEntry("name", "a")
                .containsEntry("data", 1L)
                .containsEntry("timing", Map.of("a", calls.clock.millis() * 1_000_000, "b", 0L));
    }

    @Test
    void whatWasRecordedBeforeIsNotStoredAgain() {
        Calls calls = three().checkpointing(ON).memo("a", 1).memo("b", 2);

        assertThat(calls.discover().body()).isEqualTo(Map.of("v", 3L));
        assertThat(executed).containsExactly("c");
        assertThat(calls.stored).extracting(Calls.Stored::names).containsExactly(List.of("c"));
    }

    @Test
    void resultsAreBufferedAndTheRestIsStoredBeforeTheEnd() {
        Calls calls = three().checkpointing(ON.bufferedSteps(2));

        assertThat(calls.discover().status()).isEqualTo(200);
        assertThat(calls.stored).extracting(Calls.Stored::names).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void theIntervalIsLookedAtAfterAndBeforeAStep() {
        Calls[] calls = new Calls[1];
        calls[0] = Calls.of((run, step) -> {
                    step(step, "a", 1);
                    calls[0].clock.pass(Duration.ofSeconds(5));
                    step.run(
                            "b",
                            () -> assertThat(calls[0].stored)
                                    .extracting(Calls.Stored::names)
                                    .containsExactly(List.of("a")));
                    step.run("c", () -> calls[0].clock.pass(Duration.ofSeconds(3)));
                    step(step, "d", 1);
                    return null;
                })
                .checkpointing(
                        ON.bufferedSteps(100).maxInterval(Duration.ofSeconds(5)).maxRuntime(Duration.ZERO));
        calls[0].discover();

        assertThat(calls[0].stored)
                .extracting(Calls.Stored::names)
                .containsExactly(List.of("a"), List.of("b", "c", "d"));
    }

    @Test
    void offMeansThatEveryStepEndsItsCall() {
        Calls calls = three().checkpointing(Checkpointing.off());

        assertThat(calls.discover().opNames()).containsExactly("StepRun a");
        assertThat(calls.stored).isEmpty();
    }

    // The value that the code gets.

    @Test
    void theCodeGetsWhatReplayWouldGive() {
        List<Object> seen = new ArrayList<>();
        Handler<Map<String, @Nullable Object>> handler = (run, step) -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("z", 1);
            map.put("a", -0.0);
            map.put("big", 12345678901234567L);
            seen.add(step.run("map", Object.class, () -> map).toString());
            seen.add(step.run("decimal", BigDecimal.class, () -> new BigDecimal("1.50")));
            return null;
        };
        of(handler).discover();
        Calls.of(handler)
                .raw("map", Map.of("data", new java.util.TreeMap<>(Map.of("a", 0, "big", "12345678901234567", "z", 1))))
                .raw("decimal", Map.of("data", 1.5))
                .discover();

        assertThat(seen).hasSize(4);
        assertThat(seen.subList(0, 2)).isEqualTo(seen.subList(2, 4));
    }

    @Test
    void whatTheServerMayChangeIsLeftToTheNextCall() {
        Calls calls = of((run, step) -> step.run("a", String.class, () -> "half a pair: \ud83d"));

        assertThat(calls.discover().opNames()).containsExactly("StepRun a");
        assertThat(calls.stored).isEmpty();
    }

    @Test
    void middlewareSeesTheResultAsItSeesARecordedOne() {
        Middleware unseal = new Middleware() {
            @Override
            public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                    throws Exception {
                return next.proceed(step.withValue(((Number) step.value()).intValue() * 10));
            }
        };
        Calls calls = Calls.of((run, step) -> step(step, "a", 4), unseal).checkpointing(ON);

        assertThat(calls.discover().body()).isEqualTo(40L);
        assertThat(calls.stored.get(0).steps().get(0)).containsEntry("data", 4L);
    }

    // Where a call does not go on.

    @Test
    void aSleepEndsTheCallAfterWhatWasDone() {
        Calls calls = of((run, step) -> {
            step(step, "a", 1);
            step.sleep("nap", Duration.ofSeconds(1));
            return null;
        });
        calls.checkpointing(ON.bufferedSteps(10));

        assertThat(calls.discover().opNames()).containsExactly("Sleep nap");
        assertThat(calls.stored).extracting(Calls.Stored::names).containsExactly(List.of("a"));
    }

    @Test
    void parallelStepsArePlannedAfterWhatWasDone() {
        Calls calls = of((run, step) -> {
            step(step, "a", 1);
            return step.all(List.of(() -> step(step, "b", 1), () -> step(step, "c", 1)));
        });
        calls.checkpointing(ON.bufferedSteps(10));

        assertThat(calls.discover().opNames()).containsExactly("StepPlanned b", "StepPlanned c");
        assertThat(executed).containsExactly("a");
        assertThat(calls.stored).hasSize(1);
    }

    @Test
    void afterParallelStepsTheCallGoesOn() {
        Calls calls = of((run, step) -> {
                    step.all(List.of(() -> step(step, "b", 1), () -> step(step, "c", 1)));
                    step(step, "d", 1);
                    return step(step, "e", 2);
                })
                .memo("c", 1)
                .memo("b", 1);

        assertThat(calls.discover().body()).isEqualTo(2L);
        assertThat(calls.stored).hasSize(2);
    }

    @Test
    void afterARaceEverythingIsPlanned() {
        Calls calls = of((run, step) -> {
                    step.first(List.of(() -> step(step, "b", 1), () -> step(step, "c", 1)));
                    return step(step, "d", 1);
                })
                .memo("c", 1);

        assertThat(calls.discover().opNames()).contains("StepPlanned d");
        assertThat(calls.stored).isEmpty();
    }

    @Test
    void aFailingStepIsReportedAfterWhatWasDone() {
        Calls calls = of((run, step) -> {
            step(step, "a", 1);
            step.run("b", () -> {
                throw new IllegalStateException("no");
            });
            return null;
        });
        calls.checkpointing(ON.bufferedSteps(10));

        assertThat(calls.discover().opNames()).containsExactly("StepError b");
        assertThat(calls.stored).extracting(Calls.Stored::names).containsExactly(List.of("a"));
    }

    @Test
    void aFailingFunctionIsReportedAfterWhatWasDone() {
        Calls calls = of((run, step) -> {
            step(step, "a", 1);
            throw new NonRetriableException("no");
        });
        calls.checkpointing(ON.bufferedSteps(10));

        Calls.Result result = calls.discover();
        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
        assertThat(calls.stored).hasSize(1);
    }

    /** The server counts the attempts of a call until it is answered: what follows would have fewer. */
    @Test
    void aCallThatIsMadeAgainEndsWithItsStep() {
        Calls calls = three().checkpointing(ON).attempt(1, 4);

        assertThat(calls.discover().opNames()).containsExactly("StepRun a");
        assertThat(calls.stored).isEmpty();
    }

    @Test
    void aCallForAStepEndsWithIt() {
        Calls calls = three().checkpointing(ON);

        assertThat(calls.target("a").opNames()).containsExactly("StepRun a");
        assertThat(calls.stored).isEmpty();
    }

    @Test
    void aCallThatMayOnlyPlanPlans() {
        Calls calls = three().checkpointing(ON).planOnly();

        assertThat(calls.discover().opNames()).containsExactly("StepPlanned a");
        assertThat(calls.stored).isEmpty();
    }

    @Test
    void theLongestTimeEndsTheCallAfterAStep() {
        Calls[] calls = new Calls[1];
        calls[0] = of((run, step) -> {
            calls[0].clock.pass(Duration.ofSeconds(20));
            step(step, "a", 1);
            return step(step, "b", 2);
        });
        calls[0].checkpointing(ON.bufferedSteps(10));

        Calls.Result first = calls[0].discover();
        Calls.Result second = calls[0].discover();

        assertThat(executed).containsExactly("a", "a");
        assertThat(calls[0].stored.get(0).names()).containsExactly("a");
        assertThat(first.ops())
                .singleElement()
                .satisfies(op -> assertThat(op)
                        .containsEntry("op", "DiscoveryRequest")
                        .doesNotContainEntry("id", second.ops().get(0).get("id")));
    }

    @Test
    void timeThatStoringTakesCounts() {
        Calls calls = three();
        calls.checkpointing(ON.executor(task -> {
            calls.clock.pass(Duration.ofSeconds(20));
            task.run();
        }));

        assertThat(calls.discover().ops())
                .singleElement()
                .satisfies(op -> assertThat(op).containsEntry("op", "DiscoveryRequest"));
        assertThat(executed).containsExactly("a");
    }

    @Test
    void aCallEndsSoonWhenTheAppStops() {
        Calls calls = three().checkpointing(ON);
        calls.stopping = true;

        assertThat(calls.discover().ops())
                .singleElement()
                .satisfies(op -> assertThat(op).containsEntry("op", "DiscoveryRequest"));
        assertThat(executed).containsExactly("a");
    }

    // What the server does not take.

    @ParameterizedTest
    @ValueSource(ints = {0, 400, 401, 404, 413, 429, 500, 503})
    void whatTheServerDoesNotTakeIsReportedAsUsual(int status) {
        Calls calls = three().checkpointing(ON.bufferedSteps(2));
        calls.statuses.add(status);

        assertThat(calls.discover().opNames()).containsExactly("StepRun a", "StepRun b");
        assertThat(executed).containsExactly("a", "b");
        assertThat(calls.stored).hasSize(1);
    }

    @Test
    void whatTheServerDoesNotTakeIsReportedInPlaceOfTheEnd() {
        Calls calls = three().checkpointing(ON.bufferedSteps(10));
        calls.statuses.add(500);

        assertThat(calls.discover().opNames()).containsExactly("StepRun a", "StepRun b", "StepRun c");
    }

    @Test
    void aStaleCallStopsWithoutReportingAnything() {
        Calls calls = three().checkpointing(ON);
        calls.statuses.add(200);
        calls.statuses.add(409);

        Calls.Result result = calls.discover();

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.noRetry()).isFalse();
        assertThat(result.error()).containsEntry("name", "StaleCall");
        assertThat(executed).containsExactly("a", "b");
    }

    @Test
    void codeThatSwallowsEverythingCannotGoOnWithWhatIsNotStored() {
        Calls calls = of((run, step) -> {
            try {
                step(step, "a", 1);
            } catch (Throwable e) {
                step(step, "never", 1);
            }
            return "swallowed";
        });
        calls.statuses.add(500);

        assertThat(calls.discover().opNames()).containsExactly("StepRun a");
        assertThat(executed).containsExactly("a");
    }

    @Test
    void aServerThatTakesNothingIsLeftAloneForAMinute() {
        Calls calls = three().checkpointing(ON);
        calls.statuses.add(404);
        calls.discover();

        assertThat(calls.discover().opNames()).containsExactly("StepRun a");
        assertThat(calls.stored).hasSize(1);

        calls.clock.pass(Duration.ofMinutes(1));
        assertThat(calls.discover().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413})
    void anAnswerThatIsAboutOneRunKeepsNoOtherFromGoingOn(int status) {
        Calls calls = three().checkpointing(ON);
        calls.statuses.add(status);
        calls.discover();

        assertThat(calls.discover().status()).isEqualTo(200);
    }

    @Test
    void largeResultsDoNotPileUp() {
        Calls calls = of((run, step) -> {
            for (int i = 0; i < 4; i++) {
                step.run("s" + i, String.class, () -> "x".repeat(700_000));
            }
            return null;
        });
        calls.checkpointing(ON.bufferedSteps(100));
        calls.discover();

        assertThat(calls.stored)
                .extracting(Calls.Stored::names)
                .containsExactly(List.of("s0", "s1"), List.of("s2", "s3"));
    }

    // By an executor.

    @Test
    void anExecutorStoresWhileTheCodeGoesOn() {
        Queue<Runnable> queue = new ArrayDeque<>();
        Calls[] calls = new Calls[1];
        calls[0] = Calls.of((run, step) -> {
                    step(step, "a", 1);
                    step(step, "b", 1);
                    step(step, "c", 1);
                    assertThat(calls[0].stored).isEmpty();
                    queue.remove().run();
                    return step(step, "d", 4);
                })
                .checkpointing(ON.executor(task -> {
                    if (executed.contains("d")) {
                        task.run();
                    } else {
                        queue.add(task);
                    }
                }));

        assertThat(calls[0].discover().status()).isEqualTo(200);
        assertThat(calls[0].stored)
                .extracting(Calls.Stored::names)
                .containsExactly(List.of("a"), List.of("b", "c", "d"));
    }

    @Test
    void whatAnExecutorCouldNotStoreIsReportedWithAllThatCameLater() {
        Queue<Runnable> queue = new ArrayDeque<>();
        Calls calls = Calls.of((run, step) -> {
                    step(step, "a", 1);
                    step(step, "b", 1);
                    queue.remove().run();
                    return step(step, "c", 4);
                })
                .checkpointing(ON.executor(queue::add));
        calls.statuses.add(500);

        assertThat(calls.discover().opNames()).containsExactly("StepRun a", "StepRun b");
        assertThat(executed).containsExactly("a", "b");
    }

    @Test
    void anExecutorThatRejectsIsDoneWithout() {
        Calls calls = three().checkpointing(ON.executor(task -> {
            throw new RejectedExecutionException();
        }));

        assertThat(calls.discover().status()).isEqualTo(200);
        assertThat(calls.stored).hasSize(3);
    }
}
