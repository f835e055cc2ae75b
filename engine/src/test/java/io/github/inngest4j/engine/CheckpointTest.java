package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.error;
import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.plan;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are stored while the call that they come from goes on. */
class CheckpointTest extends EngineTestBase {

    private static final Map<String, Object> END = op("RunComplete", "end", Map.of("data", "end"));

    /** What an SDK sends for a call. */
    @SafeVarargs
    static Map<String, Object> body(WireApp.Call call, Map<String, Object>... ops) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String member : List.of("run_id", "fn_id", "qi_id", "request_id", "generation_id")) {
            body.put(member, call.ctx().get(member));
        }
        body.put("request_started_at", START.toEpochMilli());
        body.put("ts", START.toEpochMilli());
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Map<String, Object> op : ops) {
            steps.add(op);
        }
        body.put("steps", steps);
        return body;
    }

    private EngineResponse post(Object body) {
        return engine().api(new EngineRequest(
                "POST",
                URI.create("http://engine.test/v1/checkpoint/any/async"),
                Map.of(),
                body instanceof String text ? text.getBytes(UTF_8) : Wire.json(body)));
    }

    @SafeVarargs
    private EngineResponse checkpoint(WireApp.Call call, Map<String, Object>... ops) {
        return post(body(call, ops));
    }

    private static void assertRefused(EngineResponse response, int status, String reason) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(new String(response.body(), UTF_8)).contains(reason);
    }

    @Test
    void storesResultsInOrderWhileTheCallGoesOn() {
        app.function("f", call -> {
            if (call.has("d")) {
                return returned(call.steps());
            }
            EngineResponse first = checkpoint(call, plan("a"), run("a", 1));
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.body()).isEmpty();
            assertThat(checkpoint(call, run("b", Map.of("data", 2)), op("Step", "c", Map.of("data", 3)))
                            .status())
                    .isEqualTo(200);
            return ops(run("d", null));
        });

        EngineRun run = start("f");

        assertCompleted(run, "{\"a\":{\"data\":1},\"b\":{\"data\":{\"data\":2}},\"c\":3,\"d\":{\"data\":null}}");
        assertThat(app.calls().get(1).stack()).isEqualTo(List.of("a", "b", "c", "d"));
        assertThat(run.steps()).extracting(EngineStep::attempts).containsOnly(1);
        assertThat(run.calls()).isEqualTo(2);
    }

    @Test
    void endsARunInTheCallThatRanItsSteps() {
        app.function("f", call -> {
            checkpoint(call, run("a", 1));
            return ops(run("b", 2), run("c", 3), END);
        });

        EngineRun run = start("f");

        assertCompleted(run, "\"end\"");
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("a", "b", "c");
        assertThat(app.calls()).hasSize(1);
    }

    /** What an SDK answers whose checkpoint failed; the server takes the steps for parallel ones. */
    @Test
    void takesSeveralResultsInAnAnswer() {
        app.function("f", call -> {
            if (call.stack().isEmpty()) {
                checkpoint(call, run("a", 1));
                return ops(run("a", 1), run("b", 2), run("c", 3));
            }
            return call.has("d") ? ops(END) : ops(call.discovery() ? plan("d") : run("d", 4));
        });

        EngineRun run = start("f");

        assertCompleted(run, "\"end\"");
        assertThat(app.brief("f")).containsExactly("step#0", "step#0!", "step#0!", "step#0!", "d#0!", "step#0");
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("a", "b", "c", "d");
    }

    @Test
    void keepsTheFirstResultOfAStep() {
        app.function("f", call -> {
            if (call.has("b")) {
                return returned(call.steps());
            }
            assertThat(checkpoint(call, run("a", "first")).status()).isEqualTo(200);
            assertThat(checkpoint(call, run("a", "again"), run("b", 1)).status())
                    .isEqualTo(200);
            return ops(run("a", "answered"));
        });

        EngineRun run = start("f");

        assertCompleted(run, "{\"a\":{\"data\":\"first\"},\"b\":{\"data\":1}}");
        assertThat(run.steps()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "StepError", "Sleep", "WaitForEvent", "InvokeFunction", "DiscoveryRequest"})
    void refusesAsyncOperationsAndStoresNothing(String code) {
        app.function("f", call -> {
            assertRefused(checkpoint(call, run("a", 1), error(code, "b", "no")), 400, "cannot checkpoint async steps");
            return returned(1);
        });

        EngineRun run = start("f");

        assertCompleted(run, "1");
        assertThat(run.steps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StepFailed", "RunComplete", "SyncRunComplete", "DeferAdd"})
    void refusesWhatEndsAStepOrTheRunButStoresWhatStandsBeforeIt(String code) {
        app.function("f", call -> {
            assertRefused(
                    checkpoint(call, run("a", 1), error(code, "b", "no"), run("c", 1)),
                    400,
                    "cannot checkpoint opcode: " + code);
            return returned(1);
        });

        EngineRun run = start("f");

        assertCompleted(run, "1");
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("a");
    }

    @Test
    void refusesWhatCannotBeRead() {
        app.function("f", call -> {
            assertRefused(post("nonsense"), 400, "cannot be read");
            assertRefused(post("[]"), 400, "the body is an array, not an object");
            assertRefused(
                    checkpoint(call, op("StepNotFound", "a", Map.of())),
                    400,
                    "the steps cannot be read: there is no operation");
            for (String member : List.of("run_id", "fn_id", "qi_id", "generation_id", "steps")) {
                Map<String, Object> body = body(call, run("a", 1));
                body.put(member, false);
                assertRefused(post(body), 400, member + " is a boolean");
            }
            Map<String, Object> slug = body(call, run("a", 1));
            slug.put("fn_id", "app-f");
            assertRefused(post(slug), 400, "fn_id is no UUID");
            return returned(1);
        });

        EngineRun run = start("f");

        assertCompleted(run, "1");
        assertThat(run.steps()).isEmpty();
    }

    @Test
    void refusesRunsThatDoNotExistOrHaveEnded() {
        app.function("f", call -> {
            Map<String, Object> unknown = body(call, run("a", 1));
            unknown.put("run_id", "01HZZZZZZZZZZZZZZZZZZZZZZZ");
            assertRefused(post(unknown), 400, "there is no run 01HZ");
            return returned(1);
        });

        EngineRun run = start("f");

        assertRefused(checkpoint(app.calls().get(0), run("a", 1)), 400, "or it has ended");
        assertThat(run.steps()).isEmpty();
    }

    @Test
    void refusesACallThatAnotherOneHasReplaced() {
        app.function("f", 1, call -> {
            if (call.attempt() == 0) {
                return failed(500, "the connection broke");
            }
            assertRefused(checkpoint(app.calls().get(0), run("a", "old")), 409, "generation 1 does not match");
            assertThat(checkpoint(call, run("a", "new")).status()).isEqualTo(200);
            return ops(END);
        });

        EngineRun run = start("f");
        assertRefused(checkpoint(app.calls().get(0), run("a", "old")), 409, "does not match queue item generation 2");
        advanceSeconds(10);

        assertCompleted(run, "\"end\"");
        assertThat(run.step("a")).map(EngineStep::json).contains("{\"data\":\"new\"}");
        assertThat(app.calls())
                .extracting(call -> call.ctx().get("generation_id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void refusesACallThatWasAnswered() {
        app.function("f", call -> call.has("nap") ? ops(END) : ops(sleep("nap", "1h")));

        EngineRun run = start("f");

        assertRefused(checkpoint(app.calls().get(0), run("a", 1)), 409, "queue item not found");
        advanceSeconds(3600);
        assertCompleted(run, "\"end\"");
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("nap");
    }

    @Test
    void refusesAQueueItemOfAnotherRun() {
        app.function("f", call -> {
            Map<String, Object> mixed = body(call, run("a", 1));
            mixed.put("run_id", app.calls().get(0).runId());
            return call.data().isEmpty()
                    ? ops(sleep("nap", "1h"))
                    : returned(post(mixed).status());
        });
        EngineRun run = start("f");

        assertCompleted(start("f", Map.of("second", true)), "409");
        assertThat(run.steps()).isEmpty();
    }

    @Test
    void believesSdksThatDoNotSayWhichCallItIs() {
        app.function("f", call -> {
            Map<String, Object> noGeneration = body(call, run("a", 1));
            noGeneration.remove("generation_id");
            Map<String, Object> nothing = body(call, run("b", 1));
            nothing.keySet().removeAll(List.of("qi_id", "fn_id"));
            Map<String, Object> noReference = body(call, run("c", 1));
            noReference.put("qi_id", "*");
            return returned(List.of(
                    post(noGeneration).status(),
                    post(nothing).status(),
                    post(noReference).status()));
        });

        EngineRun run = start("f");

        assertCompleted(run, "[200,200,200]");
        assertThat(run.steps()).hasSize(3);
    }

    @Test
    void refusesAResultThatIsTooLarge() {
        app.function("f", call -> {
            assertRefused(
                    checkpoint(call, run("a", 1), run("large", "x".repeat(4 * 1024 * 1024)), run("b", 1)),
                    413,
                    "step large output too large");
            return ops(END);
        });

        EngineRun run = start("f");

        assertCompleted(run, "\"end\"");
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("a");
    }

    @Test
    void refusesWhatMakesTheStateTooLarge() {
        String chunk = "x".repeat(4_000_000);
        List<Integer> statuses = new ArrayList<>();
        app.function("f", call -> {
            for (int i = 0; i < 9; i++) {
                statuses.add(checkpoint(call, run("s" + i, chunk)).status());
            }
            return ops(END);
        });

        EngineRun run = start("f");

        assertCompleted(run, "\"end\"");
        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 200, 200, 413);
        assertThat(run.steps()).hasSize(8);
    }

    /** The server resets what it has stored of the item, but the worker that makes the call counts on. */
    @Test
    void doesNotGiveTheCallUnderWayMoreAttempts() {
        app.function("f", 1, call -> {
            checkpoint(call, run("s" + call.attempt(), 1));
            return failed(500, "attempt " + call.attempt());
        });

        EngineRun run = start("f");
        advanceSeconds(10);

        assertFailed(run, "attempt 1");
        assertThat(app.brief("f")).containsExactly("step#0", "step#1");
        assertThat(run.steps()).extracting(EngineStep::attempts).containsExactly(1, 2);
    }

    /** A call that ends early gives the steps after it all of their attempts. */
    @Test
    void countsAttemptsAnewAfterARequestForDiscovery() {
        app.function("f", 1, call -> {
            if (call.attempt() == 0) {
                return failed(500, "once");
            }
            if (call.stack().size() == 2) {
                return ops(END);
            }
            String step = "s" + call.stack().size();
            checkpoint(call, run(step, 1));
            return ops(op("DiscoveryRequest", "after-" + step, Map.of()));
        });

        EngineRun run = start("f");
        advanceSeconds(30);

        assertCompleted(run, "\"end\"");
        assertThat(app.brief("f")).containsExactly("step#0", "step#1", "step#0", "step#1", "step#0", "step#1");
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("s0", "s1");
    }

    @Test
    void asksAgainAfterTheLastCheckpointIfNothingIsNew() {
        app.function("f", call -> {
            if (call.has("a")) {
                return returned(call.current());
            }
            checkpoint(call, run("a", 1));
            return ops(List.of());
        });

        assertCompleted(start("f"), "1");
    }

    @Test
    void endsAStepThatOthersAreJoinedWith() {
        app.function("f", call -> {
            if (call.has("a", "b")) {
                return returned("joined");
            }
            if (!call.discovery()) {
                checkpoint(call, run(call.target(), 1));
                return ops(run(call.target(), 1));
            }
            return ops(plan("a"), plan("b"));
        });

        assertCompleted(start("f"), "\"joined\"");
        assertThat(app.brief("f")).containsExactly("step#0", "a#0!", "b#0!", "step#0");
    }

    @Test
    void keepsTheOrderOfMoreStepsThanACallMayFindStored() {
        int steps = 1200;
        app.function("f", call -> {
            IntStream.range(0, steps).forEach(i -> checkpoint(call, run("s" + i, i)));
            return ops(END);
        });

        EngineRun run = start("f");

        assertCompleted(run, "\"end\"");
        assertThat(run.steps())
                .extracting(EngineStep::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, steps).mapToObj(i -> "s" + i).toList());
    }
}
