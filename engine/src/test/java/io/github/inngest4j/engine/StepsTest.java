package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.error;
import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.raw;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static io.github.inngest4j.engine.Wire.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Serial steps, what is memoized of them, sleeps, and the end of a run. */
class StepsTest extends EngineTestBase {

    @Test
    void callsAgainAfterEachStepWithItsResult() {
        app.function("serial", call -> {
            if (!call.has("a")) {
                return ops(run("a", 1));
            }
            return call.has("b") ? returned(call.steps()) : ops(run("b", "two"));
        });

        EngineRun run = start("serial");

        assertCompleted(run, "{\"a\":{\"data\":1},\"b\":{\"data\":\"two\"}}");
        assertThat(app.brief("serial")).containsExactly("step#0", "step#0", "step#0");
        assertThat(app.calls("serial").get(2).stack()).isEqualTo(List.of("a", "b"));
        assertThat(app.calls("serial")).extracting(WireApp.Call::current).containsExactly(0L, 1L, 2L);
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("a", "b");
        assertThat(run.calls()).isEqualTo(3);
    }

    @Test
    void memoizesEveryKindOfResultInItsOwnForm() {
        Map<String, Object> nullData = run("null-data", null);
        List<Map<String, Object>> reports = List.of(
                nullData,
                run("data-key", Map.of("data", 1)),
                op("Step", "legacy", Map.of("data", List.of(1))),
                op("StepFailed", "no-error", Map.of()),
                sleep("nap", "1s"));
        app.function("forms", call -> {
            int done = call.steps().size();
            return done < reports.size() ? ops(reports.get(done)) : returned(call.steps());
        });

        EngineRun run = start("forms");
        advanceSeconds(1);

        assertCompleted(
                run,
                "{\"data-key\":{\"data\":{\"data\":1}},\"legacy\":[1],\"nap\":null,"
                        + "\"no-error\":{\"error\":null},\"null-data\":{\"data\":null}}");
    }

    @Test
    void keepsOnlyTheKnownMembersOfAStepError() {
        Map<String, Object> sent = new HashMap<>(
                Map.of("name", "E", "message", "m", "stack", "s", "cause", Map.of("name", "C"), "__serialized", true));
        app.function(
                "failing",
                call -> call.has("a")
                        ? returned(call.steps().get("a"))
                        : ops(op("StepFailed", "a", Map.of("error", sent))));

        assertCompleted(
                start("failing"),
                "{\"error\":{\"cause\":{\"name\":\"C\"},\"message\":\"m\",\"name\":\"E\",\"stack\":\"s\"}}");
    }

    @Test
    void marksAStepErrorThatMustNotBeRetried() {
        app.function(
                "failing",
                3,
                call -> call.has("a")
                        ? returned(call.steps().get("a"))
                        : with(ops(error("StepError", "a", "never")), "X-Inngest-No-Retry", "true"));

        assertCompleted(
                start("failing"), "{\"error\":{\"message\":\"never\",\"name\":\"TestError\",\"noRetry\":true}}");
    }

    @Test
    void storesAResultOnlyOnce() {
        app.function("twice", call -> switch (app.calls("twice").size()) {
            case 1 -> ops(run("a", "first"));
            case 2 -> ops(run("a", "second"), run("b", 1));
            default -> returned(call.steps().get("a"));
        });

        assertCompleted(start("twice"), "{\"data\":\"first\"}");
    }

    @Test
    void sendsNumbersAsTheServerDoes() {
        app.function("numbers", call -> returned(call.data()));

        EngineRun run =
                start("numbers", Map.of("decimal", 1.10, "negative zero", -0.0, "exponent", 1e21, "small", 1e-7));

        assertCompleted(
                run,
                "{\"decimal\":1.1,\"exponent\":\"1E+21\",\"negative zero\":0,\"small\":1e-7}"
                        .replace("\"1E+21\"", "1e+21"));
        String body = new String(app.calls().get(0).request().body(), UTF_8);
        assertThat(body).contains("\"decimal\":1.1,\"exponent\":1e+21,\"negative zero\":0,\"small\":1e-7");
    }

    @ParameterizedTest
    @CsvSource({"2s, 2", "1500ms, 2", "1.5m, 90", "1h30m, 5400", "1d, 86400", "2w, 1209600", "0, 0"})
    void sleepsForADuration(String duration, long seconds) {
        app.function("sleeping", call -> call.has("nap") ? returned(1) : ops(sleep("nap", duration)));

        EngineRun run = start("sleeping");
        if (seconds > 0) {
            engine().advance(Duration.ofSeconds(seconds).minusMillis(501));
            assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
            advanceSeconds(1);
        }

        assertCompleted(run, "1");
    }

    @Test
    void sleepsUntilADateAndNotAtAllIfItIsPast() {
        app.function(
                "until",
                call -> call.has("past", "future")
                        ? returned(1)
                        : ops(sleep(
                                call.has("past") ? "future" : "past",
                                call.has("past") ? "2030-01-01T00:01:00.000Z" : "2020-01-01")));

        EngineRun run = start("until");
        engine().advance(Duration.ofMillis(59_999));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        engine().advance(Duration.ofMillis(1));

        assertCompleted(run, "1");
        assertThat(run.endedAt()).contains(Instant.parse("2030-01-01T00:01:00Z"));
    }

    @Test
    void takesTheDurationOfASleepFromItsName() {
        app.function("old", call -> call.has("nap") ? returned(1) : ops(op("Sleep", "nap", Map.of("name", "5s"))));

        EngineRun run = start("old");
        advanceSeconds(5);

        assertCompleted(run, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "2y", "soon", "1 s"})
    void failsARunWhoseSleepIsNotUnderstood(String duration) {
        app.function("wrong", 3, call -> ops(sleep("nap", duration)));

        EngineRun run = start("wrong");

        assertFailed(run, "Sleep[nap]: the duration \"" + duration + "\" is neither");
        assertThat(app.calls()).hasSize(1);
    }

    @Test
    void advisesWhoeverSendsAnIsoDuration() {
        app.function("iso", call -> ops(sleep("nap", "PT1S")));

        assertFailed(start("iso"), "ISO 8601 durations are not accepted");
    }

    @Test
    void failsARunThatSleepsLongerThanAYear() {
        app.function("long", 3, call -> ops(sleep("nap", "367d")));

        EngineRun run = start("long");

        assertThat(run.error()).map(EngineError::name).contains("InngestErrTimeoutTooLong");
        assertThat(app.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|null",
                "' '|null",
                "null|null",
                "{\"a\": 1}|{\"a\": 1}",
                "\"{\\\"a\\\":1}\"|{\"a\":1}",
                "\"{no json\"|\"{no json\"",
                "plain text|\"plain text\""
            })
    void readsOutputsAsTheServerDoes(String body, String output) {
        app.function("output", call -> raw(200, body));

        assertCompleted(start("output"), output);
    }

    @Test
    void takesNoContentForNull() {
        app.function("empty", call -> raw(204, ""));

        assertCompleted(start("empty"), "null");
    }

    @Test
    void endsARunByRunComplete() {
        app.function("complete", call -> ops(run("a", 1), op("RunComplete", "end", Map.of("data", "done"))));

        assertCompleted(start("complete"), "\"done\"");
    }

    @Test
    void readsStreamedAnswers() {
        app.function(
                "streamed",
                call -> call.has("a")
                        ? raw(201, "   {\"status\":200,\"headers\":{},\"body\":\"\\\"end\\\"\"}")
                        : raw(
                                201,
                                "\n{\"status\":206,\"headers\":{\"x-inngest-req-version\":\"2\"},"
                                        + "\"body\":\"[{\\\"op\\\":\\\"StepRun\\\",\\\"id\\\":\\\"a\\\",\\\"data\\\":1}]\"}"));

        assertCompleted(start("streamed"), "\"end\"");
    }

    @Test
    void acceptsASingleOperationAndAnyCase() {
        app.function("single", call -> call.has("a") ? returned(1) : raw(206, "{\"op\":\"stepRUN\",\"id\":\"a\"}"));

        assertCompleted(start("single"), "1");
    }

    @Test
    void asksAgainIfNothingIsNew() {
        app.function("nothing", call -> app.calls().size() < 3 ? raw(206, "[]") : returned(call.attempt()));

        assertCompleted(start("nothing"), "0");
        assertThat(app.calls()).hasSize(3);
    }

    @Test
    void stopsAFunctionThatReportsNothingForEver() {
        app.function("nothing", call -> raw(206, "[]"));

        assertThatIllegalStateException()
                .isThrownBy(() -> start("nothing"))
                .withMessageContaining("without time passing");
    }
}
