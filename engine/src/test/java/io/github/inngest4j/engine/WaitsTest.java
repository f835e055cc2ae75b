package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.waitFor;
import static io.github.inngest4j.engine.Wire.waitForSignal;
import static io.github.inngest4j.engine.Wire.waitIf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits for events and signals. */
class WaitsTest extends EngineTestBase {

    @Test
    void resumesWithTheBareEvent() {
        app.function(
                "waiting",
                call -> call.has("w")
                        ? returned(call.steps().get("w"))
                        : ops(waitIf("w", "test/go", "1h", "event.data.key == async.data.key && async.data.n > 1")));

        EngineRun run = start("waiting", Map.of("key", "k"));
        engine().send("test/go", Map.of("key", "other", "n", 2));
        engine().send("test/go", Map.of("key", "k", "n", 1));
        engine().send("test/other", Map.of("key", "k", "n", 2));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        String id = engine().send("test/go", Map.of("key", "k", "n", 2)).ids().get(0);

        assertCompleted(
                run,
                "{\"data\":{\"key\":\"k\",\"n\":2},\"id\":\"" + id + "\",\"name\":\"test/go\",\"ts\":"
                        + START.toEpochMilli() + ",\"user\":{}}");
        assertThat(app.calls()).hasSize(2);
    }

    @Test
    void timesOutWithNull() {
        app.function("waiting", call -> call.has("w") ? returned(call.memo("w")) : ops(waitFor("w", "test/go", "10s")));

        EngineRun run = start("waiting");
        advanceSeconds(9);
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        advanceSeconds(1);

        assertCompleted(run, "\"null\"");
        engine().send("test/go", Map.of());
        assertThat(app.calls()).hasSize(2);
    }

    @Test
    void timesOutAtADateAndAtOnceWithoutTimeout() {
        app.function(
                "date", call -> call.has("w") ? returned(1) : ops(waitFor("w", "test/go", "2030-01-01T00:00:05Z")));
        app.function(
                "none",
                call -> call.has("w")
                        ? returned(1)
                        : ops(op("WaitForEvent", "w", Map.of("opts", Map.of("event", "test/go")))));

        assertCompleted(start("none"), "1");
        EngineRun run = start("date");
        advanceSeconds(5);

        assertCompleted(run, "1");
    }

    @Test
    void takesTheEventFromTheName() {
        app.function(
                "old",
                call -> call.has("w")
                        ? returned(1)
                        : ops(op("WaitForEvent", "w", Map.of("name", "test/go", "opts", Map.of("timeout", "1h")))));

        EngineRun run = start("old");
        engine().send("test/go", Map.of());

        assertCompleted(run, "1");
    }

    @Test
    void doesNotResumeWithTheEventThatStartedTheRun() {
        app.function("self", call -> call.has("w") ? returned(1) : ops(waitFor("w", "test/self", "1h")));

        EngineRun first = start("self");
        assertThat(first.status()).isEqualTo(RunStatus.RUNNING);
        EngineRun second = start("self");

        assertCompleted(first, "1");
        assertThat(second.status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void oneEventResumesAllThatWaitForIt() {
        app.function("many", call -> call.has("w") ? returned(1) : ops(waitFor("w", "test/go", "1h")));

        EngineRun first = start("many");
        EngineRun second = start("many");
        engine().send("test/go", Map.of());

        assertCompleted(first, "1");
        assertCompleted(second, "1");
    }

    @Test
    void anEventAtTheVeryEndOfAWaitIsTooLate() {
        app.function("waiting", call -> call.has("w") ? returned(call.memo("w")) : ops(waitFor("w", "test/go", "10s")));
        app.function(
                "busy",
                call -> returned(engine().send("test/go", Map.of()).ids().size()));

        EngineRun run = start("waiting");
        advanceSeconds(10);
        start("busy");

        assertCompleted(run, "\"null\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "367d||InngestErrTimeoutTooLong",
                "PT5S||ISO 8601 durations are not accepted",
                "1h|event.data.key ==|InvalidExpression"
            })
    void failsARunWhoseWaitCannotBe(String timeout, String expression, String reason) {
        app.function(
                "wrong",
                3,
                call -> ops(
                        expression == null
                                ? waitFor("w", "test/go", timeout)
                                : waitIf("w", "test/go", timeout, expression)));

        EngineRun run = start("wrong");

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error().orElseThrow().toString()).contains(reason);
        assertThat(app.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "async.data.missing == 1",
                "async.data.missing.deeper == event.data.key",
                "async.data.text > 5",
                "async.data.text",
                "event.data.key.size() == 1"
            })
    void whatCannotBeEvaluatedIsFalse(String expression) {
        app.function("waiting", call -> call.has("w") ? returned(1) : ops(waitIf("w", "test/go", "1h", expression)));

        EngineRun run = start("waiting", Map.of("key", 5));
        engine().send("test/go", Map.of("text", "t"));

        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void resumesByASignal() {
        app.function(
                "signalled",
                call -> call.has("s") ? returned(call.steps().get("s")) : ops(waitForSignal("s", "go", "1h", "fail")));

        EngineRun run = start("signalled");
        assertThat(engine().signal("other", Map.of())).isEmpty();
        assertThat(engine().signal("go", Map.of("n", 1)).map(EngineRun::id)).contains(run.id());

        assertCompleted(run, "{\"data\":{\"data\":{\"n\":1},\"signal\":\"go\"}}");
        assertThat(engine().signal("go", null)).isEmpty();
    }

    @Test
    void aSignalThatDoesNotComeIsNull() {
        app.function(
                "signalled",
                call -> call.has("s") ? returned(call.memo("s")) : ops(waitForSignal("s", "go", "2s", "fail")));

        EngineRun run = start("signalled");
        advanceSeconds(2);

        assertCompleted(run, "\"null\"");
    }

    @Test
    void refusesASecondWaitForASignal() {
        app.function("signalled", 3, call -> call.has("s") ? returned(1) : ops(waitForSignal("s", "go", "1h", "fail")));

        EngineRun first = start("signalled");
        EngineRun second = start("signalled");

        assertFailed(second, "Signal conflict");
        engine().signal("go", null);
        assertCompleted(first, "1");
    }

    @Test
    void replacesAWaitForASignalIfToldTo() {
        app.function(
                "signalled",
                call -> call.has("s") ? returned(call.memo("s")) : ops(waitForSignal("s", "go", "1h", "replace")));

        EngineRun first = start("signalled");
        EngineRun second = start("signalled");
        assertThat(engine().signal("go", 1).map(EngineRun::id)).contains(second.id());
        assertThat(first.status()).isEqualTo(RunStatus.RUNNING);
        advanceSeconds(3600);

        assertCompleted(first, "\"null\"");
    }

    @Test
    void failsARunThatWaitsForASignalWithoutName() {
        app.function("nameless", call -> ops(waitForSignal("s", "", "1h", "fail")));

        assertFailed(start("nameless"), "does not name the signal");
    }
}
