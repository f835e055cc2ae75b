package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.StepException;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.internal.replay.Calls.Result;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.ContextKey;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import io.github.inngest4j.middleware.StepKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MiddlewareReplayTest {

    private static final ContextKey<String> TENANT = ContextKey.of("tenant");

    private final List<String> log = new ArrayList<>();

    /** Notes when it is entered and left, and passes everything on. */
    private final class Noting implements Middleware {

        private final String name;

        Noting(String name) {
            this.name = name;
        }

        private <X, R extends @Nullable Object> R note(String what, X x, Next<X, R> next) throws Exception {
            log.add(name + ">" + what);
            try {
                return next.proceed(x);
            } finally {
                log.add(name + "<" + what);
            }
        }

        @Override
        public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
            return note("call", call, next);
        }

        @Override
        public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
                throws Exception {
            return note("function", input, next);
        }

        @Override
        public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
            return note("step " + step.id(), step, next);
        }

        @Override
        public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                throws Exception {
            return note("memoized " + step.id(), step, next);
        }

        @Override
        public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next)
                throws Exception {
            return note("send", events, next);
        }
    }

    @Test
    void theFirstIsEnteredFirstAndSendingBeginsAtTheCode() {
        Calls calls = Calls.of(
                (run, step) -> {
                    step.run("a", Integer.class, () -> 1);
                    step.sendEvent("b", InngestEvent.of("shop/x", Map.of()));
                    return null;
                },
                new Noting("1"),
                new Noting("2"));

        calls.memo("a", 1).discover();

        assertThat(log)
                .containsExactly(
                        "1>call",
                        "2>call",
                        "1>function",
                        "2>function",
                        "1>memoized a",
                        "2>memoized a",
                        "2<memoized a",
                        "1<memoized a",
                        "1>step b",
                        "2>step b",
                        "2>send",
                        "1>send",
                        "1<send",
                        "2<send",
                        "2<step b",
                        "1<step b",
                        "2<function",
                        "1<function",
                        "2<call",
                        "1<call");
    }

    @Test
    void whatPassesOnEverythingChangesNothing() {
        Middleware nothing = new Middleware() {};
        for (Middleware[] middleware : List.of(new Middleware[0], new Middleware[] {nothing, new Noting("1")})) {
            Calls calls = Calls.of(
                    (run, step) -> {
                        List<?> a = step.run("a", List.class, () -> List.of(1, "two", 2.5, Map.of()));
                        step.sendEvent("b", InngestEvent.of("shop/x", Map.of("n", 1)));
                        return Map.of("a", a, "data", run.data());
                    },
                    middleware);
            calls.data(Map.of("in", List.of(1, 2)));

            assertThat(calls.discover().ops().get(0)).contains(entry("data", List.of(1L, "two", 2.5, Map.of())));
            calls.memo("a", List.of(1, "two", 2.5, Map.of()));
            assertThat(calls.discover().ops().get(0)).contains(entry("data", Map.of("ids", List.of("id-shop/x"))));
            assertThat(calls.sent).hasSize(1);
            assertThat(calls.sent.get(0).data().toString()).isEqualTo("{n=1}");
            calls.memo("b", Map.of("ids", List.of("id-shop/x")));
            assertThat(calls.discover().body())
                    .isEqualTo(Map.of("a", List.of(1L, "two", 2.5, Map.of()), "data", Map.of("in", List.of(1L, 2L))));
        }
    }

    @Test
    void valuesOfTheContextAndTheNativeRequestAreSeen() {
        List<Object> seen = new ArrayList<>();
        Middleware adding = new Middleware() {
            @Override
            public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
                seen.add(call.nativeRequest(String.class));
                seen.add(call.nativeRequest(Integer.class));
                seen.add(next.proceed(call.with(TENANT, "first").with(TENANT, "acme")));
                return new CallResult(CallResult.Kind.FAILED, 500);
            }

            @Override
            public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
                seen.add(step.call().value(TENANT));
                return next.proceed(step);
            }
        };
        Calls calls = Calls.of(
                (run, step) -> {
                    step.run("a", () -> {});
                    return run.value(TENANT).orElseThrow() + run.value(ContextKey.of("tenant"));
                },
                adding);

        assertThat(calls.discover().status()).isEqualTo(206);
        assertThat(seen)
                .containsExactly(
                        Optional.of("native"),
                        Optional.empty(),
                        Optional.of("acme"),
                        new CallResult(CallResult.Kind.STEPS, 206));
        assertThat(calls.memo("a", null).discover().body()).isEqualTo("acmeOptional.empty");
    }

    @Test
    void inputOutputAndErrorsOfAFunctionAreChanged() {
        Middleware changing = new Middleware() {
            @Override
            public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
                    throws Exception {
                try {
                    return "<" + next.proceed(input.mapEvents(event -> event.withData("n", 7))) + ">";
                } catch (IOException e) {
                    throw new NonRetriableException("replaced", e);
                }
            }
        };
        Calls good = Calls.of(
                (run, step) ->
                        run.data().get("n") + "," + run.events().get(0).data().get("n"),
                changing);
        assertThat(good.data(Map.of("n", 1)).discover().body()).isEqualTo("<7,7>");

        Calls bad = Calls.of(
                (run, step) -> {
                    throw new IOException("original");
                },
                changing);
        assertThat(bad.discover().message()).isEqualTo("replaced");
        assertThat(bad.discover().noRetry()).isTrue();
    }

    @Test
    void resultsAndErrorsOfStepsAreChanged() {
        Middleware changing = new Middleware() {
            @Override
            public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
                try {
                    return Collections.singletonMap(step.id(), next.proceed(step));
                } catch (IOException e) {
                    throw new NonRetriableException("replaced", e);
                }
            }

            @Override
            public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                    throws Exception {
                return step.value() instanceof Map<?, ?> map
                        ? next.proceed(step.withValue(map.get(step.id())))
                        : next.proceed(step);
            }
        };
        Calls good = Calls.of((run, step) -> step.run("a", Integer.class, () -> 5) + 1, changing);
        assertThat(good.discover().ops().get(0)).contains(entry("data", Map.of("a", 5L)));
        assertThat(good.memo("a", Map.of("a", 5)).discover().body()).isEqualTo(6L);

        Calls bad = Calls.of(
                (run, step) -> step.run("a", Integer.class, () -> {
                    throw new IOException("original");
                }),
                changing);
        Map<String, Object> op = bad.discover().ops().get(0);
        assertThat(op).contains(entry("op", "StepFailed"));
        assertThat(op.get("error").toString()).contains("replaced");
    }

    @Test
    void aStepThatHasFailedMayBeGivenAnother() {
        List<String> seen = new ArrayList<>();
        Middleware rescuing = new Middleware() {
            @Override
            public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                    throws Exception {
                seen.add(step.id() + " " + step.kind() + " " + step.failed() + " " + step.value());
                try {
                    return next.proceed(step);
                } catch (StepException e) {
                    return next.proceed(step.withValue(e.name()));
                }
            }
        };
        Calls calls = Calls.of(
                (run, step) -> {
                    String a = step.run("a", String.class, () -> "never");
                    step.sleep("nap", Duration.ofSeconds(1));
                    return a;
                },
                rescuing);

        assertThat(calls.failed("a", "Refused", "no")
                        .raw("nap", null)
                        .discover()
                        .body())
                .isEqualTo("Refused");
        assertThat(seen).containsExactly("a RUN true null", "nap SLEEP false null");
    }

    @Test
    void whatCannotBeGivenFailsTheCallAlsoWhereTheCodeWouldHideIt() {
        Middleware failing = new Middleware() {
            @Override
            public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                    throws Exception {
                throw new IOException("no key for " + step.id());
            }
        };
        Calls calls = Calls.of(
                (run, step) -> {
                    try {
                        return step.run("a", Integer.class, () -> 1);
                    } catch (Exception e) {
                        return "compensated";
                    }
                },
                failing);

        Result result = calls.memo("a", 1).discover();
        assertThat(result.status()).isEqualTo(500);
        assertThat(result.noRetry()).isFalse();
        assertThat(result.error()).contains(entry("name", "IOException"), entry("message", "no key for a"));
    }

    @Test
    void inputThatIsSentAlongIsChangedWhenTheStepIsMetAndNotOnReplay() {
        List<String> seen = new ArrayList<>();
        Middleware changing = new Middleware() {
            @Override
            public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
                seen.add(step.kind() + " " + step.input());
                return next.proceed(step.withInput(Map.of("sealed", step.kind() == StepKind.AI_WRAP)));
            }
        };
        Calls calls = Calls.of(
                (run, step) -> {
                    step.invoke("call", Invocation.of("other").data(Map.of("n", 1)), Object.class);
                    return step.ai().wrap("ask", "my question", String.class, () -> "answer");
                },
                changing);

        assertThat(calls.discover().ops().get(0).get("opts").toString()).contains("payload={data={sealed=false}}");
        calls.memo("call", null);
        Result planned = calls.planOnly().discover();
        assertThat(planned.opNames()).containsExactly("StepPlanned ask");
        assertThat(planned.ops().toString()).doesNotContain("question").doesNotContain("sealed");
        Map<String, Object> done = calls.target("ask").ops().get(0);
        assertThat(done.get("opts"))
                .isEqualTo(Map.of("type", "step.ai.wrap", "input", List.of(Map.of("sealed", true))));
        assertThat(done.get("data")).isEqualTo("answer");
        assertThat(seen).containsExactly("INVOKE {n=1}", "AI_WRAP my question");
    }

    @Test
    void whatIsNoObjectIsNotInvoked() {
        Calls calls = Calls.of(
                (run, step) -> step.invoke("call", Invocation.of("other").data(5), Object.class));
        assertThat(calls.discover().message()).contains("no JSON object but a number");
    }

    @Test
    void theFunctionsOwnMiddlewareChangesWhatItsStepsSend() {
        Middleware marking = new Middleware() {
            @Override
            public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next)
                    throws Exception {
                List<String> ids = new ArrayList<>(next.proceed(events.stream()
                        .map(event -> event.withData("mw", true).with("v", "2"))
                        .toList()));
                ids.add("one more");
                return ids;
            }
        };
        Calls calls = Calls.of(
                (run, step) -> step.sendEvent(
                        "emit",
                        InngestEvent.of("shop/x", Map.of("n", 1))
                                .withId("mine")
                                .withUser(Map.of("who", "me"))
                                .withTs(Instant.ofEpochMilli(1_700_000_000_123L))),
                marking);

        assertThat(calls.discover().ops().get(0))
                .contains(entry("data", Map.of("ids", List.of("id-shop/x", "one more"))));
        assertThat(calls.sent)
                .isEqualTo(List.of(InngestEvent.of("shop/x", Map.of("n", 1L, "mw", true))
                        .withId("mine")
                        .withUser(Map.of("who", "me"))
                        .withTs(Instant.ofEpochMilli(1_700_000_000_123L))
                        .withV("2")));
    }

    @Test
    void aFailureBeforeTheCallFailsItAndAfterItIsOnlyLogged() {
        Middleware before = new Middleware() {
            @Override
            public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
                throw new IOException("not today");
            }
        };
        Calls refused = Calls.of((run, step) -> step.run("a", Integer.class, () -> 1), before);
        assertThat(refused.discover().error()).contains(entry("name", "IOException"), entry("message", "not today"));
        assertThat(refused.discover().noRetry()).isFalse();

        Middleware after = new Middleware() {
            @Override
            public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
                next.proceed(call);
                throw new IOException("too late");
            }
        };
        Calls done = Calls.of((run, step) -> step.run("a", Integer.class, () -> 1), after);
        try (LogRecords told = LogRecords.of("io.github.inngest4j.middleware")) {
            assertThat(done.run("01\nforged line").discover().opNames()).containsExactly("StepRun a");
            assertThat(told.messages(Level.SEVERE))
                    .singleElement()
                    .asString()
                    .startsWith("function 'fn', run 01?forged line: a middleware has failed");
        }
    }

    @Test
    void aMiddlewareThatForgetsToPassOnFailsTheCall() {
        Middleware forgetful = new Middleware() {
            @Override
            public CallResult wrapCall(Call call, Next<Call, CallResult> next) {
                return new CallResult(CallResult.Kind.COMPLETED, 200);
            }
        };
        Result result = Calls.of((run, step) -> "never", forgetful).discover();
        assertThat(result.status()).isEqualTo(500);
        assertThat(result.message()).contains("without calling next.proceed(call)");
    }

    @Test
    void aFunctionIsExecutedOnceInACall() {
        Middleware eager = new Middleware() {
            @Override
            public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
                    throws Exception {
                next.proceed(input);
                return next.proceed(input);
            }
        };
        assertThat(Calls.of((run, step) -> 1, eager).discover().message()).contains("proceeded twice");
    }

    @Test
    void theBodyOfAStepMayBeTriedAgainAtOnce() {
        List<String> tries = new ArrayList<>();
        Middleware again = new Middleware() {
            @Override
            public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
                try {
                    return next.proceed(step);
                } catch (IOException e) {
                    return next.proceed(step);
                }
            }
        };
        Calls calls = Calls.of(
                (run, step) -> step.run("a", String.class, () -> {
                    tries.add("try");
                    if (tries.size() == 1) {
                        throw new IOException("first");
                    }
                    return "second";
                }),
                again);
        assertThat(calls.discover().ops().get(0)).contains(entry("op", "StepRun"), entry("data", "second"));
    }

    @Test
    void codeThatSwallowsThrowableInAMiddlewareDoesNotChangeTheAnswer() {
        Middleware swallowing = new Middleware() {
            @Override
            public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next) {
                try {
                    return next.proceed(input);
                } catch (Throwable e) {
                    return "swallowed";
                }
            }
        };
        Calls calls = Calls.of((run, step) -> step.run("a", Integer.class, () -> 1), swallowing);
        assertThat(calls.discover().opNames()).containsExactly("StepRun a");
    }

    @Test
    void whatAMiddlewareMakesMustBeJson() {
        Middleware bad = new Middleware() {
            @Override
            public Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) {
                return new Object();
            }
        };
        Map<String, Object> op = Calls.of((run, step) -> step.run("a", Object.class, () -> 1), bad)
                .discover()
                .ops()
                .get(0);
        assertThat(op).contains(entry("op", "StepFailed"));
        assertThat(op.get("error").toString()).contains("step 'a'", "middleware", "java.lang.Object");
    }
}
