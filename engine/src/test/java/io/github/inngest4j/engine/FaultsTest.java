package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.raw;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.with;
import static io.github.inngest4j.engine.Wire.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.EngineResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that misbehave, and limits. Every fault costs an attempt and says what it was. */
class FaultsTest extends EngineTestBase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "206|''|the body is empty",
                "206|'  '|the body is empty",
                "206|garbage|cannot be read",
                "206|[{\"op\":\"StepRun\"|cannot be read",
                "206|7|is a number, not an array",
                "206|[7]|an operation is a number",
                "206|[null]|an operation is null",
                "206|[{\"op\":\"StepNotFound\",\"id\":\"a\"}]|there is no operation \"StepNotFound\"",
                "206|[{\"op\":\"StepError\",\"id\":\"a\"}]|a StepError has no error",
                "206|[{\"op\":\"StepError\",\"id\":\"a\",\"error\":\"text\"}]|an error is a string",
                "201|nonsense|the streamed answer cannot be read",
                "201|{}|it has no status",
                "201|{\"error\":\"broken\",\"status\":200}|it is an error",
                "201|{\"status\":200,\"headers\":[],\"body\":\"\"}|its headers are an array",
                "201|{\"status\":200,\"headers\":{\"x\":2},\"body\":\"\"}|its header x is a number, not a string",
                "500|''|invalid status code: 500",
                "302|''|invalid status code: 302"
            })
    void anAnswerThatBreaksTheProtocolCostsAnAttempt(int status, String body, String reason) {
        app.function("broken", 1, call -> raw(status, body));

        EngineRun run = start("broken");
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        advanceSeconds(10);

        assertFailed(run, reason);
        assertThat(app.brief("broken")).containsExactly("step#0", "step#1");
    }

    @Test
    void recoversFromEveryFault() {
        List<EngineResponse> answers = List.of(
                raw(206, ""),
                raw(500, "<html>"),
                without(returned("not from an SDK"), "X-Inngest-Sdk"),
                without(failed(502, "gateway"), "X-Inngest-Sdk"));
        app.function("recovering", 5, call -> {
            if (call.attempt() < answers.size()) {
                return answers.get((int) call.attempt());
            }
            if (call.attempt() == answers.size()) {
                throw new UncheckedIOException(new IOException("connection refused"));
            }
            return returned("well");
        });

        EngineRun run = start("recovering");
        advanceSeconds(50);

        assertCompleted(run, "\"well\"");
    }

    @Test
    void saysThatAnAnswerDoesNotComeFromAnSdk() {
        app.function("proxy", call -> without(raw(503, "upstream down"), "X-Inngest-Sdk"));
        app.function("wrong", call -> without(returned(1), "X-Inngest-Sdk"));

        EngineRun proxy = start("proxy");
        assertFailed(proxy, "HTTP 503 before the SDK responded");
        assertThat(proxy.error().orElseThrow().stack()).contains("upstream down");
        assertFailed(start("wrong"), "does not come from an Inngest SDK");
    }

    @Test
    void saysThatAnApplicationCannotBeReached() {
        app.function("down", call -> {
            throw new IllegalStateException("the application is down");
        });

        assertFailed(start("down"), "could not be reached: the application is down");
    }

    @Test
    void memoizesAnOperationWithoutIdUnderTheEmptyKey() {
        app.function(
                "nameless",
                call -> call.steps().isEmpty()
                        ? raw(206, "[{\"op\":\"StepRun\",\"data\":1}]")
                        : returned(call.steps()));

        assertCompleted(start("nameless"), "{\"\":{\"data\":1}}");
    }

    @Test
    void ignoresUnknownMembersAndHeaders() {
        app.function(
                "extra",
                call -> call.has("a")
                        ? returned(1)
                        : with(
                                raw(206, "[{\"op\":\"StepRun\",\"id\":\"a\",\"future\":{\"x\":[1]}}]"),
                                "X-Future",
                                "1"));

        assertCompleted(start("extra"), "1");
    }

    @Test
    void failsARunAtOnceWhoseStepReturnsTooMuch() {
        app.function("large", 3, call -> ops(run("a", "x".repeat(4 * 1024 * 1024))));

        EngineRun run = start("large");

        assertFailed(run, "step output size is greater than the limit");
        assertThat(app.calls()).hasSize(1);
    }

    @Test
    void failsARunWhoseStateIsTooLarge() {
        String chunk = "x".repeat(4_000_000);
        app.function("large", call -> ops(run("chunk " + call.stack().size(), chunk)));

        EngineRun run = start("large");

        assertThat(run.error()).map(EngineError::name).contains("InngestErrStateOverflowed");
        assertThat(run.steps()).hasSize(8);
    }

    @Test
    void failsARunWithTooManySteps() {
        app.function("loop", call -> ops(run("s" + call.stack().size(), 1)));

        EngineRun run = start("loop");

        assertThat(run.error()).map(EngineError::name).contains("InngestErrFunctionOverflowed");
        assertThat(run.steps()).hasSize(1000);
    }

    @Test
    void failsARunThatPlansTooManySteps() {
        app.function(
                "fan",
                call -> ops(
                        Wire.all(IntStream.range(0, 1001).mapToObj(i -> "s" + i).toList())));

        assertFailed(start("fan"), "exceeded the step limit of 1000");
    }

    @Test
    void refusesAnswersThatAreTooLarge() {
        app.function("large", call -> returned("x".repeat(8 * 1024 * 1024)));

        assertFailed(start("large"), "more than 8388608 bytes");
    }

    @Test
    void leavesResultsToBeFetchedWhenTheyAreTooLarge() {
        String chunk = "x".repeat(1_500_000);
        app.function(
                "large",
                call -> call.stack().size() < 3
                        ? ops(run("c" + call.stack().size(), chunk))
                        : returned(List.of(
                                call.body().get("use_api"),
                                call.steps(),
                                ((List<?>) call.body().get("events")).size())));

        assertCompleted(start("large"), "[true,{},1]");
        assertThat(app.calls())
                .extracting(call -> call.ctx().get("use_api"))
                .containsExactly(false, false, false, true);
    }

    @Test
    void leavesEventsToBeFetchedWhenTheyAreTooLarge() {
        app.function(
                "large",
                call -> returned(List.of(
                        call.body().get("use_api"), ((List<?>) call.body().get("events")).size())));

        assertCompleted(start("large", Map.of("text", "x".repeat(2_500_000))), "[true,0]");
    }
}
