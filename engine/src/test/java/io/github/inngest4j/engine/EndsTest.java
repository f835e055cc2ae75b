package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How runs end: cancelled, timed out, failed; and who is told. */
class EndsTest extends EngineTestBase {

    private void sleeper(Map<String, Object> options) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("triggers", List.of(Map.of("event", "test/sleeper")));
        app.function("sleeper", all, 0, call -> call.has("nap") ? returned("awake") : ops(sleep("nap", "1h")));
    }

    /** A function that keeps what it is told about ends of runs. */
    private List<Map<String, Object>> listener(String event) {
        List<Map<String, Object>> heard = new ArrayList<>();
        app.function("listener", Map.of("triggers", List.of(Map.of("event", event))), 0, call -> {
            heard.add(call.data());
            return returned(null);
        });
        return heard;
    }

    @Test
    void cancelsByEvent() {
        sleeper(Map.of(
                "cancel",
                List.of(Map.of("event", "test/cancel", "if", "async.data.key == event.data.key", "timeout", "30m"))));
        List<Map<String, Object>> heard = listener("inngest/function.cancelled");

        EngineRun one = start("sleeper", Map.of("key", 1));
        EngineRun two = start("sleeper", Map.of("key", 2));
        engine().send("test/cancel", Map.of("key", 1));
        assertThat(one.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(two.status()).isEqualTo(RunStatus.RUNNING);
        advanceSeconds(1800);
        engine().send("test/cancel", Map.of("key", 2));
        advanceSeconds(1800);

        assertCompleted(two, "\"awake\"");
        assertThat(app.calls("sleeper")).hasSize(3);
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0)).containsEntry("run_id", one.id()).doesNotContainKey("error");
    }

    @Test
    void cancelsByCommand() {
        sleeper(Map.of());

        EngineRun run = start("sleeper");
        assertThat(engine().cancel(run.id())).isTrue();
        assertThat(engine().cancel("unknown")).isFalse();
        advanceSeconds(3600);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(app.calls("sleeper")).hasSize(1);
        assertThat(engine().cancel(run.id())).as("again").isTrue();
    }

    @Test
    void ignoresTheAnswerOfACallThatWasUnderWayWhenTheRunWasCancelled() {
        app.function("suicide", call -> {
            engine().cancel(call.runId());
            return returned("too late");
        });

        assertThat(start("suicide").status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void cancelsARunThatDoesNotFinishInTime() {
        sleeper(Map.of("timeouts", Map.of("finish", "10s")));

        EngineRun run = start("sleeper");
        advanceSeconds(10);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void doesNotCancelARunThatStartsInTime() {
        sleeper(Map.of("timeouts", Map.of("start", "10s")));

        EngineRun run = start("sleeper");
        advanceSeconds(3600);

        assertCompleted(run, "\"awake\"");
    }

    @Test
    void tellsOfAFailureWithTheEventThatStartedTheRun() {
        List<Map<String, Object>> heard = listener("inngest/function.failed");
        app.function("failing", call -> failed(500, "boom"));

        EngineRun run = start("failing", Map.of("n", 1));

        assertThat(heard).hasSize(1);
        Map<String, Object> data = heard.get(0);
        assertThat(data)
                .containsEntry("function_id", "app-failing")
                .containsEntry("run_id", run.id())
                .containsEntry("_inngest", Map.of("status", "Failed"))
                .containsEntry("result", Map.of("name", "TestError", "message", "boom"))
                .containsEntry(
                        "error", Map.of("error", "invalid status code: 500", "name", "TestError", "message", "boom"));
        assertThat(WireApp.Call.object(data.get("event")))
                .containsEntry("name", "test/failing")
                .containsKey("user");
        assertThat(((List<?>) data.get("events"))).hasSize(1);
        assertThat(WireApp.Call.object(((List<?>) data.get("events")).get(0))).doesNotContainKey("user");
        assertThat(app.calls("listener").get(0).event()).containsEntry("id", run.id());
    }

    @Test
    void startsAFailureHandlerOfThisFunctionOnly() {
        app.function("failing", call -> failed(500, "boom"));
        app.function("failing-too", call -> failed(500, "boom"));
        app.function(
                "handler",
                Map.of(
                        "triggers",
                        List.of(Map.of(
                                "event",
                                "inngest/function.failed",
                                "expression",
                                "event.data.function_id == 'app-failing'"))),
                0,
                call -> returned(call.data().get("run_id")));

        start("failing-too");
        EngineRun run = start("failing");

        assertThat(engine().runs("handler")).hasSize(1);
        assertCompleted(engine().runs("handler").get(0), "\"" + run.id() + "\"");
    }

    @Test
    void aFailingFailureHandlerIsNotHandledAgain() {
        listener("inngest/function.failed");
        app.function(
                "handler",
                Map.of("triggers", List.of(Map.of("event", "inngest/function.failed"))),
                0,
                call -> failed(500, "handler boom"));
        app.function("failing", call -> failed(500, "boom"));

        start("failing");

        assertThat(app.calls("handler")).hasSize(1);
        assertThat(app.calls("listener")).hasSize(1);
    }

    @Test
    void tellsOfEveryEnd() {
        List<Map<String, Object>> heard = listener("inngest/function.finished");
        app.function("failing", call -> failed(500, "boom"));
        app.function("good", call -> returned("fine"));
        sleeper(Map.of());

        start("good");
        start("failing");
        engine().cancel(start("sleeper").id());

        assertThat(heard)
                .extracting(data -> WireApp.Call.object(data.get("_inngest")).get("status"))
                .containsExactly("Completed", "Failed", "Cancelled");
        assertThat(heard.get(0)).containsEntry("result", "fine").doesNotContainKey("error");
    }

    @Test
    void leavesNothingBehind() {
        app.function("racing", call -> call.has("a") ? returned(1) : ops(run("a", 1), sleep("nap", "1h")));

        EngineRun run = start("racing");
        advanceSeconds(7200);

        assertCompleted(run, "1");
        assertThat(app.calls()).hasSize(2);
    }
}
