package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.RetryAfterException;
import io.github.inngest4j.StepException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a failure reports, and whether the server shall try again. */
interface FailureBehaviours extends Stage {

    private static void assertRetry(Answer answer, boolean again) {
        assertThat(answer.header("X-Inngest-No-Retry")).as(answer.toString()).isEqualTo(again ? "false" : "true");
    }

    @Test
    default void aStepThatFailsIsTriedAgain() throws IOException {
        Answer answer = answer(
                run(),
                (run, step) -> step.run("charge", Integer.class, () -> {
                    throw new IOException("no line");
                }));
        assertThat(answer.status()).isEqualTo(206);
        assertRetry(answer, true);
        assertThat(answer.opNames()).containsExactly("StepError charge");
        JsonObject error = answer.op().getJsonObject("error");
        assertThat(error.getString("name")).isEqualTo("IOException");
        assertThat(error.getString("message")).isEqualTo("no line");
        assertThat(error.getString("stack")).contains("java.io.IOException: no line");
    }

    @Test
    default void aStepFailsForGoodOnItsLastAttempt() throws IOException {
        Answer answer = answer(
                run().attempt(3, 4),
                (run, step) -> step.run("charge", Integer.class, () -> {
                    throw new IOException("no line");
                }));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.opNames()).containsExactly("StepFailed charge");
    }

    @Test
    default void aStepThatMustNotBeTriedAgainFailsForGood() throws IOException {
        Answer answer = answer(
                run(),
                (run, step) -> step.run("charge", Integer.class, () -> {
                    throw new NonRetriableException("card refused");
                }));
        assertThat(answer.status()).isEqualTo(206);
        assertRetry(answer, false);
        assertThat(answer.opNames()).containsExactly("StepFailed charge");
    }

    @Test
    default void aStepMaySayWhenToTryAgain() throws IOException {
        Answer answer = answer(
                run(),
                (run, step) -> step.run("charge", Integer.class, () -> {
                    throw new RetryAfterException("busy", Duration.ofSeconds(90));
                }));
        assertThat(answer.opNames()).containsExactly("StepError charge");
        assertRetry(answer, true);
        assertThat(answer.header("Retry-After")).isEqualTo("90");
    }

    @Test
    default void aFunctionThatFailsIsTriedAgain() throws IOException {
        Answer answer = answer(run(), (run, step) -> {
            throw new IllegalStateException("not ready");
        });
        assertThat(answer.status()).isEqualTo(500);
        assertRetry(answer, true);
        assertThat(answer.object().getString("name")).isEqualTo("IllegalStateException");
        assertThat(answer.message()).isEqualTo("not ready");
    }

    @Test
    default void aFunctionMaySayWhenToTryAgain() throws IOException {
        Answer answer = answer(run(), (run, step) -> {
            throw new RetryAfterException("busy", Duration.ofMinutes(2));
        });
        assertThat(answer.status()).isEqualTo(500);
        assertRetry(answer, true);
        assertThat(answer.header("Retry-After")).isEqualTo("120");
    }

    @Test
    default void aFunctionThatMustNotBeTriedAgainFailsForGood() throws IOException {
        Answer answer = answer(run(), (run, step) -> {
            throw new NonRetriableException("no such order");
        });
        assertThat(answer.status()).isEqualTo(400);
        assertRetry(answer, false);
    }

    @Test
    default void aFailedStepThatNobodyCatchesFailsTheFunctionForGood() throws IOException {
        Answer answer =
                answer(run().memo("charge", "{'error':{'name':'CardRefused','message':'no cover'}}"), (run, step) -> {
                    step.run("charge", () -> {});
                    return null;
                });
        assertThat(answer.status()).isEqualTo(400);
        assertRetry(answer, false);
        assertThat(answer.object().getString("name")).isEqualTo("CardRefused");
    }

    @Test
    default void aFailedStepMayBeCaughtAndFollowed() throws IOException {
        Answer answer =
                answer(run().memo("charge", "{'error':{'name':'CardRefused','message':'no cover'}}"), (run, step) -> {
                    try {
                        step.run("charge", () -> {});
                    } catch (StepException e) {
                        step.run("release", () -> {});
                    }
                    return null;
                });
        assertThat(answer.opNames()).containsExactly("StepRun release");
    }

    @Test
    default void aStepWithinAStepIsRefusedForGood() throws IOException {
        Answer answer = answer(
                run(),
                (run, step) -> step.run("outer", Integer.class, () -> step.run("inner", Integer.class, () -> 1)));
        assertRetry(answer, false);
        assertThat(answer.text()).contains("inner", "outer");
    }

    @Test
    default void codeThatCatchesEverythingCannotCorruptTheRun() throws IOException {
        Answer answer = answer(run(), (run, step) -> {
            try {
                step.run("one", () -> {});
            } catch (Throwable swallowed) {
                step.run("two", () -> {});
            }
            return "wrong";
        });
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.opNames()).containsExactly("StepRun one");
    }

    @Test
    default void aSuccessSaysNothingOfRetries() throws IOException {
        assertThat(answer(run(), (run, step) -> 1).header("X-Inngest-No-Retry")).isNull();
    }
}
