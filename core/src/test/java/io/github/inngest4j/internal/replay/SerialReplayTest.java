package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.inngest4j.EventWait;
import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.SignalWait;
import io.github.inngest4j.StepException;
import io.github.inngest4j.internal.protocol.StepHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SerialReplayTest {

    @Test
    void aFunctionWithoutStepsCompletes() {
        Calls.Result result = Calls.of((run, step) -> Map.of("hello", run.data().get("name")))
                .data(Map.of("name", "x"))
                .discover();

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.body()).isEqualTo(Map.of("hello", "x"));
        assertThat(result.outcome().retry()).isNull();
    }

    @Test
    void nothingReturnedIsNull() {
        assertThat(Calls.of((run, step) -> null).discover().body()).isNull();
    }

    @Test
    void theFirstNewStepIsRunAndEndsTheCall() {
        List<String> ran = new ArrayList<>();
        Calls.Result result = Calls.of((run, step) -> {
                    step.run("a", () -> ran.add("a"));
                    step.run("b", () -> ran.add("b"));
                    return "end";
                })
                .discover();

        assertThat(result.status()).isEqualTo(206);
        assertThat(result.ops())
                .singleElement()
                .satisfies(op -> assertThat(op)
                        .containsExactly(
                                entry("id", StepHash.of("a").toString()),
                                entry("op", "StepRun"),
                                entry("name", "a"),
                                entry("displayName", "a"),
                                entry("userland", Map.of("id", "a")),
                                entry("data", null)));
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aRecordedStepGivesItsResultWithoutRunning() {
        Calls.Result result = Calls.of((run, step) -> {
                    long a = step.run("a", Long.class, () -> {
                        throw new AssertionError("run again");
                    });
                    return step.run("b", Long.class, () -> a + 1);
                })
                .memo("a", 41)
                .discover();

        assertThat(result.opNames()).containsExactly("StepRun b");
        assertThat(result.ops().get(0)).containsEntry("data", 42L);
    }

    @Test
    void aStepIsOnlyPlannedWhenTheServerAsksForThat() {
        Calls.Result result = Calls.of((run, step) -> step.run("a", String.class, () -> {
                    throw new AssertionError("run");
                }))
                .planOnly()
                .discover();

        assertThat(result.opNames()).containsExactly("StepPlanned a");
    }

    @Test
    void repeatedIdsCountUpAndSkipThoseWrittenOut() {
        List<String> ids = new ArrayList<>();
        Calls calls = Calls.of((run, step) -> {
            step.run("item", () -> {});
            step.run("item:1", () -> {});
            step.run("item", () -> {});
            step.run("item", () -> {});
            return null;
        });
        for (String id : List.of("item", "item:1", "item:2", "item:3")) {
            Map<String, Object> op = calls.discover().ops().get(0);
            ids.add((String) op.get("name"));
            assertThat(op).containsEntry("id", StepHash.of(id).toString());
            calls.memo(id, null);
        }
        assertThat(ids).containsExactly("item", "item:1", "item:2", "item:3");
        assertThat(calls.discover().status()).isEqualTo(200);
    }

    @Test
    void aNumberedStepTellsItsIndex() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.run("item", () -> {});
                    step.run("item", () -> {});
                    return null;
                })
                .memo("item", null)
                .discover();

        assertThat(result.ops().get(0)).containsEntry("userland", Map.of("id", "item", "index", 1L));
    }

    @Test
    void aDisplayNameIsShownButNotHashed() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.named("For people").run("id", () -> {});
                    return null;
                })
                .discover();

        assertThat(result.ops().get(0))
                .containsEntry("id", StepHash.of("id").toString())
                .containsEntry("name", "id")
                .containsEntry("displayName", "For people");
    }

    @Test
    void sleepsAreWrittenTheServersWay() {
        assertThat(firstOp(Calls.of((run, step) -> {
                    step.sleep("nap", Duration.ofSeconds(2));
                    return null;
                })))
                .containsEntry("op", "Sleep")
                .containsEntry("name", "nap")
                .containsEntry("opts", Map.of("duration", "2s"))
                .containsEntry("data", null);
        assertThat(firstOp(Calls.of((run, step) -> {
                    step.sleepUntil("until", Instant.parse("2030-01-02T03:04:05Z"));
                    return null;
                })))
                .containsEntry("opts", Map.of("duration", "2030-01-02T03:04:05Z"));
    }

    @Test
    void aRecordedSleepIsOver() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.sleep("nap", Duration.ofSeconds(2));
                    return "awake";
                })
                .raw("nap", null)
                .discover();

        assertThat(result.body()).isEqualTo("awake");
    }

    @Test
    void aWaitTellsEventTimeoutAndCondition() {
        assertThat(firstOp(Calls.of((run, step) -> step.waitForEvent(
                        "wait", EventWait.event("a/b").match("data.key").timeout(Duration.ofDays(1))))))
                .containsEntry("op", "WaitForEvent")
                .containsEntry("name", "wait")
                .containsEntry(
                        "opts", Map.of("event", "a/b", "timeout", "86400s", "if", "event.data.key == async.data.key"));
        assertThat(firstOp(Calls.of((run, step) -> step.waitForEvent(
                        "wait",
                        EventWait.event("a/b").condition("async.data.n > 1").timeout(Duration.ofMillis(1500))))))
                .containsEntry("opts", Map.of("event", "a/b", "timeout", "1500ms", "if", "async.data.n > 1"));
    }

    @Test
    void aReceivedEventIsNotMistakenForAWrapper() {
        Calls.Result result = Calls.of((run, step) -> {
                    InngestEvent<Map<String, Object>> event = step.waitForEvent(
                                    "wait", EventWait.event("a/b").timeout(Duration.ofDays(1)))
                            .orElseThrow();
                    return Map.of(
                            "name",
                            event.name(),
                            "data",
                            event.data(),
                            "ts",
                            event.ts().toEpochMilli());
                })
                .raw("wait", Map.of("name", "a/b", "data", Map.of("data", 1), "id", "01X", "ts", 5, "user", Map.of()))
                .discover();

        assertThat(result.body()).isEqualTo(Map.of("name", "a/b", "data", Map.of("data", 1L), "ts", 5L));
    }

    @Test
    void aWaitThatTimedOutIsEmpty() {
        Calls.Result result = Calls.of((run, step) -> step.waitForEvent(
                                "wait", EventWait.event("a/b").timeout(Duration.ofDays(1)))
                        .isEmpty())
                .raw("wait", null)
                .discover();

        assertThat(result.body()).isEqualTo(true);
    }

    @Test
    void signalsAreWaitedForAndReceived() {
        Calls calls = Calls.of((run, step) -> step.waitForSignal(
                        "wait",
                        SignalWait.signal("go").timeout(Duration.ofSeconds(30)).onConflict(SignalWait.Conflict.REPLACE))
                .map(signal -> Map.of("signal", signal.signal(), "data", signal.data()))
                .orElse(null));

        assertThat(firstOp(calls))
                .containsEntry("op", "WaitForSignal")
                .containsEntry("opts", Map.of("signal", "go", "timeout", "30s", "conflict", "replace"));
        assertThat(calls.memo("wait", Map.of("signal", "go", "data", Map.of("n", 1)))
                        .discover()
                        .body())
                .isEqualTo(Map.of("signal", "go", "data", Map.of("n", 1L)));
    }

    @Test
    void signalsAreSent() {
        Calls calls = Calls.of(
                (run, step) -> step.sendSignal("send", "go", Map.of("n", 1)).orElse("nobody"));

        assertThat(firstOp(calls))
                .containsEntry("op", "StepRun")
                .containsEntry("opts", Map.of("type", "step.sendSignal", "signal", "go"))
                .containsEntry("data", Map.of("runId", "run-of-go"));
        assertThat(calls.memo("send", Map.of("runId", "r1")).discover().body()).isEqualTo("r1");
    }

    @Test
    void aSignalToNobodyIsNoFailure() {
        Calls calls =
                Calls.of((run, step) -> step.sendSignal("send", "nobody", null).isEmpty());

        assertThat(calls.discover().opNames()).containsExactly("StepRun send");
        assertThat(calls.memo("send", Map.of()).discover().body()).isEqualTo(true);
    }

    @Test
    void eventsAreSentOnce() {
        Calls calls = Calls.of((run, step) ->
                step.sendEvent("emit", InngestEvent.of("a/b", Map.of("n", 1)), InngestEvent.of("a/c", Map.of())));

        assertThat(firstOp(calls))
                .containsEntry("opts", Map.of("type", "step.sendEvent"))
                .containsEntry("data", Map.of("ids", List.of("id-a/b", "id-a/c")));
        assertThat(calls.memo("emit", Map.of("ids", List.of("1", "2")))
                        .discover()
                        .body())
                .isEqualTo(List.of("1", "2"));
        assertThat(calls.sent).hasSize(2);
    }

    @Test
    void invocationsNameAppAndFunctionAndAlwaysCarryData() {
        assertThat(firstOp(Calls.of((run, step) -> step.invoke("call", Invocation.of("callee"), Map.class))))
                .containsEntry("op", "InvokeFunction")
                .containsEntry("opts", Map.of("function_id", "app-callee", "payload", Map.of("data", Map.of())));
        assertThat(firstOp(Calls.of((run, step) -> step.invoke(
                        "call",
                        Invocation.of("other", "callee").data(Map.of("n", 1)).timeout(Duration.ofMinutes(1)),
                        Map.class))))
                .containsEntry(
                        "opts",
                        Map.of(
                                "function_id",
                                "other-callee",
                                "payload",
                                Map.of("data", Map.of("n", 1L)),
                                "timeout",
                                "60s"));
    }

    @Test
    void fetchesAreDoneByTheServer() {
        Calls calls = Calls.of((run, step) -> {
            var answer = step.fetch(
                    "get", FetchRequest.post(URI.create("http://h/x"), "{}").header("a", "b"));
            return Map.of(
                    "status",
                    answer.status(),
                    "body",
                    answer.body(),
                    "type",
                    answer.headers().get("T"));
        });

        assertThat(firstOp(calls))
                .containsEntry("op", "Gateway")
                .containsEntry(
                        "opts",
                        Map.of("url", "http://h/x", "method", "POST", "headers", Map.of("a", "b"), "body", "{}"));
        assertThat(calls.memo("get", Map.of("status_code", 201, "body", "ok", "headers", Map.of("T", "text")))
                        .discover()
                        .body())
                .isEqualTo(Map.of("status", 201L, "body", "ok", "type", "text"));
    }

    @Test
    void aFailedStepIsThrownWithItsCauses() {
        Calls.Result result = Calls.of((run, step) -> {
                    try {
                        step.run("doomed", () -> {});
                        return "no";
                    } catch (StepException e) {
                        return Map.of(
                                "step", e.stepId(),
                                "name", e.name(),
                                "message", e.getMessage(),
                                "cause", e.getCause().getMessage());
                    }
                })
                .raw(
                        "doomed",
                        Map.of("error", Map.of("name", "Doom", "message", "m", "cause", Map.of("message", "why"))))
                .discover();

        assertThat(result.body()).isEqualTo(Map.of("step", "doomed", "name", "Doom", "message", "m", "cause", "why"));
    }

    @Test
    void anErrorRecordedAsNullIsAnErrorStill() {
        Map<String, Object> error = new java.util.HashMap<>();
        error.put("error", null);
        Calls.Result result = Calls.of((run, step) -> {
                    step.run("doomed", () -> {});
                    return null;
                })
                .raw("doomed", error)
                .discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
    }

    @Test
    void unwrappedResultsOfOldOpcodesAreValues() {
        assertThat(Calls.of((run, step) -> step.run("old", Object.class, () -> null))
                        .raw("old", Map.of("data", 1, "more", 2))
                        .discover()
                        .body())
                .isEqualTo(Map.of("data", 1L, "more", 2L));
    }

    @Test
    void aStepToBeRunAgainWithNewInputRuns() {
        assertThat(Calls.of((run, step) -> step.run("again", String.class, () -> "ran"))
                        .raw("again", Map.of("input", List.of(1)))
                        .discover()
                        .ops()
                        .get(0))
                .containsEntry("op", "StepRun")
                .containsEntry("data", "ran");
    }

    @Test
    void whatIsRecordedButNoLongerAskedForIsIgnored() {
        assertThat(Calls.of((run, step) -> step.run("new", String.class, () -> "x"))
                        .memo("old", 1)
                        .discover()
                        .opNames())
                .containsExactly("StepRun new");
    }

    private static Map<String, Object> firstOp(Calls calls) {
        Calls.Result result = calls.discover();
        assertThat(result.status()).isEqualTo(206);
        return result.ops().get(0);
    }
}
