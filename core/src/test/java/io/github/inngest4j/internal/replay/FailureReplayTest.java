package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.inngest4j.EventWait;
import io.github.inngest4j.Handler;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.RetryAfterException;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.internal.protocol.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailureReplayTest {

    private static final class DoomError extends Exception {
        private static final long serialVersionUID = 1L;

        DoomError(String message) {
            super(message);
        }
    }

    private static Calls failing(Exception error) {
        return Calls.of((run, step) -> {
            step.run("doomed", () -> {
                throw error;
            });
            return null;
        });
    }

    @Test
    void aFailedAttemptOfAStepIsReportedAndRetried() {
        Calls.Result result = failing(new DoomError("no")).attempt(0, 2).discover();

        assertThat(result.status()).isEqualTo(206);
        assertThat(result.noRetry()).isFalse();
        assertThat(result.opNames()).containsExactly("StepError doomed");
        assertThat(errorOf(result)).contains(entry("name", "DoomError"), entry("message", "no"));
        assertThat((String) errorOf(result).get("stack")).contains("FailureReplayTest");
    }

    @Test
    void theLastAttemptFailsTheStep() {
        Calls.Result result = failing(new DoomError("no")).attempt(1, 2).discover();

        assertThat(result.opNames()).containsExactly("StepFailed doomed");
        assertThat(result.noRetry()).isTrue();
    }

    @Test
    void aNonRetriableErrorInAStepFailsTheStepNotTheFunction() {
        Calls.Result result = failing(new NonRetriableException("never again")).discover();

        assertThat(result.status()).isEqualTo(206);
        assertThat(result.opNames()).containsExactly("StepFailed doomed");
        assertThat(result.noRetry()).isTrue();
    }

    @Test
    void aStepMayAskForItsNextAttempt() {
        assertThat(failing(new RetryAfterException("later", Duration.ofMillis(3500)))
                        .discover()
                        .outcome()
                        .retry())
                .isEqualTo(new Retry(true, "4"));
        assertThat(failing(new RetryAfterException("later", Instant.parse("2030-01-01T00:00:00.5Z")))
                        .discover()
                        .outcome()
                        .retry())
                .isEqualTo(new Retry(true, "2030-01-01T00:00:01Z"));
    }

    @Test
    void theCausesOfAnErrorAreReported() {
        Calls.Result result = failing(new IllegalStateException("outer", new DoomError("inner")))
                .discover();

        @SuppressWarnings("unchecked")
        Map<String, Object> cause = (Map<String, Object>) errorOf(result).get("cause");
        assertThat(cause).contains(entry("name", "DoomError"), entry("message", "inner"));
    }

    @Test
    void anErrorOfTheFunctionIsRetried() {
        Calls.Result result = Calls.of((run, step) -> {
                    throw new DoomError("fn boom");
                })
                .discover();

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.noRetry()).isFalse();
        assertThat(result.error()).contains(entry("name", "DoomError"), entry("message", "fn boom"));
    }

    @Test
    void aNonRetriableErrorOfTheFunctionIsNot() {
        Calls.Result result = Calls.of((run, step) -> {
                    throw new NonRetriableException("never");
                })
                .discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
    }

    @Test
    void theFunctionMayAskForItsNextAttempt() {
        Calls.Result result = Calls.of((run, step) -> {
                    throw new RetryAfterException("later", Duration.ofSeconds(4));
                })
                .discover();

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.outcome().retry()).isEqualTo(new Retry(true, "4"));
    }

    @Test
    void anEscapedStepErrorFailsTheFunctionUnderItsOwnName() {
        Calls.Result result =
                failing(new DoomError("")).failed("doomed", "DoomError", "boom").discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
        assertThat(result.error()).contains(entry("name", "DoomError"), entry("message", "boom"));
    }

    @Test
    void aFailedMachineEndsTheCallAndIsRetriedWhateverTheCodeDoes() {
        Calls.Result result = Calls.of((run, step) -> {
                    try {
                        step.run("deep", () -> {
                            throw new StackOverflowError();
                        });
                    } catch (Throwable ignored) {
                        // What this test is about.
                    }
                    return "fine";
                })
                .attempt(3, 4)
                .discover();

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.noRetry()).isFalse();
    }

    @Test
    void anInterruptedStepKeepsTheFlagAndIsRetried() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.run("slow", () -> {
                        throw new InterruptedException("shutdown");
                    });
                    return null;
                })
                .discover();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.opNames()).containsExactly("StepError slow");
        assertThat(result.noRetry()).isFalse();
    }

    @Test
    void aStepInAStepIsRefusedForGood() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.run("outer", () -> step.run("inner", () -> {}));
                    return null;
                })
                .discover();

        assertThat(result.opNames()).containsExactly("StepFailed outer");
        assertThat(result.noRetry()).isTrue();
        assertThat((String) errorOf(result).get("message")).contains("'inner'", "'outer'", "function 'fn'");
    }

    @Test
    void aStepInAStepIsRefusedEvenIfTheBodyHidesIt() {
        Calls.Result result = Calls.of((run, step) -> step.run("outer", String.class, () -> {
                    try {
                        step.run("inner", () -> {});
                    } catch (Throwable ignored) {
                        // What this test is about.
                    }
                    return "fine";
                }))
                .discover();

        assertThat(result.opNames()).containsExactly("StepFailed outer");
        assertThat(errorOf(result)).containsEntry("name", "StepUsageException");
    }

    @Test
    void aStepFromAForeignThreadIsRefusedForGoodNamingBoth() {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Calls.Result result = Calls.of((run, step) -> {
                    CompletableFuture.runAsync(() -> {
                                Thread.currentThread().setName("foreign");
                                step.run("a", () -> {});
                            })
                            .handle((nothing, error) -> {
                                seen.set(error.getCause());
                                return null;
                            })
                            .join();
                    return "end";
                })
                .discover();

        assertThat(seen.get())
                .isInstanceOf(StepUsageException.class)
                .hasMessageContaining("'foreign'")
                .hasMessageContaining(Thread.currentThread().getName());
        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
        assertThat(result.message()).contains("'a' is used from thread 'foreign'");
    }

    @Test
    void aForeignThreadIsRefusedForGoodBeforeTheNextStepToo() {
        Calls.Result result = Calls.of((run, step) -> {
                    CompletableFuture.runAsync(() -> step.run("a", () -> {}))
                            .exceptionally(error -> null)
                            .join();
                    return step.run("b", String.class, () -> "never executed");
                })
                .discover();

        assertThat(result.noRetry()).isTrue();
        assertThat(result.message()).contains("'a' is used from thread");
    }

    @Test
    void aForeignThreadFailsTheStepWhoseBodyStartsIt() {
        Calls.Result result = Calls.of((run, step) -> step.run("outer", String.class, () -> {
                    CompletableFuture.runAsync(() -> step.run("inner", () -> {}))
                            .exceptionally(error -> null)
                            .join();
                    return "fine";
                }))
                .discover();

        assertThat(result.opNames()).containsExactly("StepFailed outer");
        assertThat((String) errorOf(result).get("message")).contains("'inner' is used from thread");
    }

    @Test
    void stepsCannotBeUsedAfterTheCall() {
        AtomicReference<Step> kept = new AtomicReference<>();
        Calls.of((run, step) -> {
                    kept.set(step);
                    return null;
                })
                .discover();

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> kept.get().run("late", () -> {}))
                .isInstanceOf(StepUsageException.class)
                .hasMessageContaining("after the call has ended");
    }

    @Test
    void misuseIsNotRetriedAndCannotBeHidden() {
        assertMisuse((run, step) -> step.run(" ", String.class, () -> "x"), "blank");
        assertMisuse((run, step) -> step.waitForEvent("w", EventWait.event("a/b")), "timeout");
        assertMisuse(
                (run, step) -> step.waitForEvent("w", EventWait.event("a/b").timeout(Duration.ofDays(366))),
                "365 days");
        assertMisuse(
                (run, step) -> {
                    step.sleep("s", Duration.ofSeconds(-1));
                    return null;
                },
                "negative");
        assertMisuse((run, step) -> step.sendEvent("e"), "none");
        assertMisuse(
                (run, step) ->
                        step.invoke("i", io.github.inngest4j.Invocation.of("f").data(5), Map.class),
                "object");
    }

    private static void assertMisuse(Handler<Map<String, Object>> handler, String reason) {
        Calls.Result open = Calls.of(handler).discover();
        Calls.Result hidden = Calls.of((Handler<Map<String, Object>>) (run, step) -> {
                    try {
                        return handler.handle(run, step);
                    } catch (Throwable e) {
                        return "hidden";
                    }
                })
                .discover();
        for (Calls.Result result : java.util.List.of(open, hidden)) {
            assertThat(result.status()).isEqualTo(400);
            assertThat(result.noRetry()).isTrue();
            assertThat(result.message()).contains(reason).contains("function 'fn'");
        }
    }

    @Test
    void aResultThatIsNoJsonFailsItsStepForGood() {
        Calls.Result result = Calls.of((run, step) -> step.run("bad", Object.class, () -> Double.NaN))
                .discover();

        assertThat(result.opNames()).containsExactly("StepFailed bad");
        assertThat(errorOf(result)).containsEntry("name", "StepUsageException");
    }

    @Test
    void aFunctionsResultThatIsNoJsonFailsTheRunForGood() {
        Calls.Result result = Calls.of((run, step) -> Double.NaN).discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
    }

    @Test
    void codeThatSwallowsTheEndOfACallCannotChangeTheAnswer() {
        Calls.Result result = Calls.of((run, step) -> {
                    for (int i = 0; i < 3; i++) {
                        try {
                            step.run("a" + i, () -> {});
                        } catch (Throwable ignored) {
                            // What this test is about.
                        }
                    }
                    return "went on";
                })
                .discover();

        assertThat(result.opNames()).containsExactly("StepRun a0");
    }

    @Test
    void codeThatTurnsTheEndOfACallIntoAFailureCannotChangeTheAnswer() {
        Calls.Result result = Calls.of((run, step) -> {
                    try {
                        step.sleep("nap", Duration.ofSeconds(1));
                    } catch (Throwable e) {
                        throw new IllegalStateException("wrapped", e);
                    }
                    return null;
                })
                .discover();

        assertThat(result.opNames()).containsExactly("Sleep nap");
    }

    @Test
    void catchExceptionLetsTheEndOfACallPass() {
        Calls.Result result = Calls.of((run, step) -> {
                    try {
                        step.sleep("nap", Duration.ofSeconds(1));
                    } catch (Exception e) {
                        throw new AssertionError("caught", e);
                    }
                    return null;
                })
                .discover();

        assertThat(result.opNames()).containsExactly("Sleep nap");
    }

    @Test
    void aStepErrorIsTheSameTypeHoweverTheBodyFailed() {
        Calls.Result result = Calls.of((run, step) -> {
                    try {
                        step.run("doomed", () -> {
                            throw new StepException("other", "Other", "x", null);
                        });
                    } catch (StepException e) {
                        return e.stepId() + " " + e.name();
                    }
                    return null;
                })
                .failed("doomed", "Other", "x")
                .discover();

        assertThat(result.body()).isEqualTo("doomed Other");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> errorOf(Calls.Result result) {
        return (Map<String, Object>) result.ops().get(0).get("error");
    }
}
