package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.RetryAfterException;
import io.github.inngest4j.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Errors in steps and in functions, and when they are retried. */
final class Failures {

    private Failures() {}

    static List<InngestFunction> functions() {
        return List.of(
                stepRetry(),
                stepErrorCaught(),
                stepErrorUncaught(),
                fnError(),
                fnErrorRecovers(),
                nonRetriableFn(),
                nonRetriableStep(),
                retryAfterSeconds(),
                retryAfterDate());
    }

    record Success(int succeededOn) {}

    record Retried(Success flaky, int fnAttempt) {}

    private static InngestFunction stepRetry() {
        return fixture("step-retry").retries(3).handler((run, step) -> {
            Success flaky = step.run("flaky", Success.class, () -> {
                if (run.attempt() < 2) {
                    throw new IllegalStateException("flaky attempt " + run.attempt());
                }
                return new Success(run.attempt());
            });
            return new Retried(flaky, run.attempt());
        });
    }

    record Caught(boolean caught, boolean isStepError, String name, String message, String recovered) {}

    private static InngestFunction stepErrorCaught() {
        return fixture("step-error-caught").retries(1).handler((run, step) -> {
            try {
                step.run("doomed", () -> {
                    throw new DoomError("doomed failed");
                });
                return "not reached";
            } catch (StepException e) {
                String message = String.valueOf(e.getMessage());
                String recovered = step.run("recover", String.class, () -> "recovered from " + message);
                return new Caught(true, true, e.name(), message, recovered);
            }
        });
    }

    private static InngestFunction stepErrorUncaught() {
        return fixture("step-error-uncaught")
                .retries(1)
                .action((run, step) -> step.run("doomed", () -> {
                    throw new DoomError("uncaught boom");
                }));
    }

    private static InngestFunction fnError() {
        return fixture("fn-error").retries(2).action((run, step) -> {
            throw new DoomError("fn boom");
        });
    }

    private static InngestFunction fnErrorRecovers() {
        return fixture("fn-error-recovers").retries(2).handler((run, step) -> {
            step.run("before", String.class, () -> "kept");
            if (run.attempt() < 1) {
                throw new IllegalStateException("first attempt fails");
            }
            return Map.of("attempt", run.attempt());
        });
    }

    private static InngestFunction nonRetriableFn() {
        return fixture("non-retriable-fn").retries(3).action((run, step) -> {
            throw new NonRetriableException("never again");
        });
    }

    private static InngestFunction nonRetriableStep() {
        return fixture("non-retriable-step")
                .retries(3)
                .action((run, step) -> step.run("fatal", () -> {
                    throw new NonRetriableException("step never again");
                }));
    }

    private static InngestFunction retryAfterSeconds() {
        return fixture("retry-after-seconds").retries(1).handler((run, step) -> {
            if (run.attempt() == 0) {
                throw new RetryAfterException("come back later", Duration.ofSeconds(4));
            }
            return Map.of("attempt", run.attempt());
        });
    }

    record Later(Instant retryAt) {}

    record Attempt(int attempt) {}

    private static InngestFunction retryAfterDate() {
        return fixture("retry-after-date").retries(1).data(Later.class).handler((run, step) -> {
            return step.run("later", Attempt.class, () -> {
                if (run.attempt() == 0) {
                    throw new RetryAfterException("come back later", run.data().retryAt());
                }
                return new Attempt(run.attempt());
            });
        });
    }
}
