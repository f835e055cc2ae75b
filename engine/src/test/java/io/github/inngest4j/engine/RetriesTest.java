package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.error;
import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.plan;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failing attempts: how often and when they are repeated, and what follows when they are not. */
class RetriesTest extends EngineTestBase {

    @Test
    void repeatsAFailingStepUntilItSucceeds() {
        app.function("flaky", 3, call -> {
            if (call.has("a")) {
                return returned(call.attempt());
            }
            return ops(call.attempt() < 2 ? error("StepError", "a", "not yet") : run("a", 1));
        });

        EngineRun run = start("flaky");
        advanceSeconds(20);

        assertCompleted(run, "0");
        assertThat(app.brief("flaky")).containsExactly("step#0", "step#1", "step#2", "step#0");
        assertThat(run.step("a")).map(EngineStep::attempts).contains(3);
    }

    @Test
    void handsTheErrorToTheFunctionWhenAttemptsAreUsedUp() {
        app.function(
                "doomed",
                1,
                call -> call.has("a")
                        ? returned(call.steps().get("a"))
                        : ops(error("StepError", "a", "attempt " + call.attempt())));

        EngineRun run = start("doomed");
        advanceSeconds(10);

        assertCompleted(run, "{\"error\":{\"message\":\"attempt 1\",\"name\":\"TestError\"}}");
        assertThat(app.brief("doomed")).containsExactly("step#0", "step#1", "step#0");
        assertThat(run.step("a").orElseThrow().error())
                .map(EngineError::message)
                .contains("attempt 1");
    }

    @Test
    void doesNotRepeatAStepThatFailedForGood() {
        app.function("final", 3, call -> call.has("a") ? returned("caught") : ops(error("StepFailed", "a", "no")));

        assertCompleted(start("final"), "\"caught\"");
    }

    @Test
    void repeatsATargetedStepAndLetsItsSiblingsGoOn() {
        app.function("siblings", 2, call -> switch (call.target()) {
            case "a" -> ops(run("a", 1));
            case "b" -> ops(call.attempt() == 0 ? error("StepError", "b", "once") : run("b", 2));
            default -> call.has("a", "b") ? returned(call.stack()) : ops(plan("a"), plan("b"));
        });

        EngineRun run = start("siblings");
        assertThat(app.brief("siblings")).containsExactly("step#0", "a#0!", "b#0!");
        advanceSeconds(10);

        assertCompleted(run, "[\"a\",\"b\"]");
        assertThat(app.brief("siblings")).containsExactly("step#0", "a#0!", "b#0!", "b#1!", "step#0");
    }

    @Test
    void repeatsFourTimesIfTheFunctionDoesNotSay() {
        app.function("default", -1, call -> failed(500, "boom " + call.attempt()));

        EngineRun run = start("default");
        advanceSeconds(100);

        assertFailed(run, "boom 4");
        assertThat(app.calls())
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.maxAttempts()).isEqualTo(5));
        assertThat(app.calls())
                .extracting(call -> call.ctx().get("generation_id"))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(app.calls())
                .extracting(call -> call.ctx().get("job_id"))
                .containsOnly(app.calls().get(0).ctx().get("job_id"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "20, 21", "21, 21"})
    void bringsRetriesIntoTheirLimits(int retries, int attempts) {
        app.function(
                "limits",
                Map.of(
                        "triggers",
                        List.of(Map.of("event", "test/limits")),
                        "steps",
                        Map.of(
                                "step",
                                Map.of(
                                        "name",
                                        "step",
                                        "runtime",
                                        Map.of("url", "http://app.test/api/inngest?fnId=app-limits"),
                                        "retries",
                                        Map.of("attempts", retries)))),
                0,
                call -> returned(call.maxAttempts()));

        assertCompleted(start("limits"), Integer.toString(attempts));
    }

    @Test
    void obeysTheNoRetryHeaderAndNothingElse() {
        app.function("bad-request", 1, call -> failed(400, "bad request"));
        app.function("no-retry", 3, call -> with(failed(500, "never"), "X-Inngest-No-Retry", "true"));

        EngineRun repeated = start("bad-request");
        EngineRun once = start("no-retry");
        assertFailed(once, "never");
        advanceSeconds(10);

        assertFailed(repeated, "bad request");
        assertThat(app.calls("bad-request")).hasSize(2);
        assertThat(app.calls("no-retry")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4000",
        "0000009, 9000",
        "2030-01-01T00:00:07.500Z, 7500",
        "'Tue, 01 Jan 2030 00:00:30 GMT', 30000",
        "2029-12-31T23:00:00Z, 1000",
        "2031-01-01T00:00:00Z, 86400000",
        "999999, 86400000",
        "soon, 10000",
        "not a date, 10000"
    })
    void waitsAsLongAsTheApplicationAsks(String retryAfter, long millis) {
        app.function(
                "later",
                1,
                call -> call.attempt() == 0 ? with(failed(500, "later"), "Retry-After", retryAfter) : returned("done"));

        EngineRun run = start("later");
        engine().advance(Duration.ofMillis(millis - 1));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        engine().advance(Duration.ofMillis(1));

        assertCompleted(run, "\"done\"");
    }

    @Test
    void waitsAsLongAsAStepAsks() {
        app.function("later", 1, call -> {
            if (call.has("a")) {
                return returned("done");
            }
            return call.attempt() == 0
                    ? with(ops(error("StepError", "a", "later")), "Retry-After", "3600")
                    : ops(run("a", 1));
        });

        EngineRun run = start("later");
        engine().advance(Duration.ofMinutes(60));

        assertCompleted(run, "\"done\"");
        assertThat(run.endedAt()).contains(Instant.parse("2030-01-01T01:00:00Z"));
    }

    @Test
    void startsAnewWithAttemptsAfterEachStep() {
        app.function("each", 1, call -> {
            if (call.attempt() == 0) {
                return failed(500, "first attempts fail");
            }
            return call.has("a") ? returned("done") : ops(run("a", 1));
        });

        EngineRun run = start("each");
        advanceSeconds(20);

        assertCompleted(run, "\"done\"");
        assertThat(app.brief("each")).containsExactly("step#0", "step#1", "step#0", "step#1");
    }

    @Test
    void keepsTheVersionUnknownUntilAnAnswerWithOperations() {
        app.function(
                "version",
                1,
                call -> call.attempt() == 0
                        ? failed(500, "x")
                        : returned(call.body().get("version")));

        EngineRun run = start("version");
        advanceSeconds(10);

        assertCompleted(run, "-1");
    }

    @Test
    void backsOffByTheServersTable() {
        RetryBackoff table = RetryBackoff.table();

        assertThat(table.delay(0, 0)).isEqualTo(Duration.ofSeconds(15));
        assertThat(table.delay(1, 0.5)).isEqualTo(Duration.ofSeconds(45));
        assertThat(table.delay(9, 0)).isEqualTo(Duration.ofHours(2));
        assertThat(table.delay(19, 0)).isEqualTo(Duration.ofHours(2));
    }
}
