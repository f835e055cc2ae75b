package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the conformance runner of the Inngest server asks for. Two of them fail once in the life of the
 * process, so it is started anew for each run of the suite.
 */
final class Conformance {

    private final AtomicInteger stepsTried = new AtomicInteger();
    private final AtomicInteger bodiesTried = new AtomicInteger();

    List<InngestFunction> functions() {
        return List.of(simple(), serialSteps(), retry(), cancel(), waitForEvent());
    }

    /** The runner compares the name of the error that fails the function, too. */
    static final class Error extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Error(String message) {
            super(message);
        }
    }

    /** The result of most functions. */
    record Done(String name, String body) {

        static Done of(Run<?> run) {
            return new Done(run.event().name(), "ok");
        }
    }

    private static InngestFunction simple() {
        return InngestFunction.define("test-suite-simple-fn")
                .onEvent("tests/function.test")
                .handler((run, step) -> Done.of(run));
    }

    record Second(String first, boolean second) {}

    private static InngestFunction serialSteps() {
        return InngestFunction.define("test-suite-step-test")
                .onEvent("tests/step.test")
                .handler((run, step) -> {
                    String first = step.run("first step", String.class, () -> "first step");
                    step.sleep("sleep", Duration.ofSeconds(2));
                    step.run("second step", Second.class, () -> new Second(first, true));
                    return Done.of(run);
                });
    }

    private InngestFunction retry() {
        return InngestFunction.define("test-suite-retry-test")
                .onEvent("tests/retry.test")
                .handler((run, step) -> {
                    retriedStep(step);
                    if (bodiesTried.incrementAndGet() == 1) {
                        throw new Error("broken func");
                    }
                    return Done.of(run);
                });
    }

    private void retriedStep(Step step) {
        step.run("first step", String.class, () -> {
            int attempt = stepsTried.incrementAndGet();
            if (attempt == 1) {
                throw new Error("broken");
            }
            return "yes: " + attempt;
        });
    }

    private static InngestFunction cancel() {
        return InngestFunction.define("test-suite-cancel-test")
                .onEvent("tests/cancel.test")
                .cancelOn(event("cancel/please").condition("async.data.request_id == event.data.request_id"))
                .handler((run, step) -> {
                    step.sleep("sleep", Duration.ofSeconds(10));
                    step.run("After the sleep", String.class, () -> "not cancelled");
                    return Done.of(run);
                });
    }

    private static InngestFunction waitForEvent() {
        return InngestFunction.define("test-suite-wait-for-event")
                .onEvent("tests/wait.test")
                .handler((run, step) -> {
                    Map<String, @Nullable Object> data = step.waitForEvent(
                                    "wait",
                                    event("test/resume")
                                            .condition("async.data.resume == true && async.data.id == event.data.id")
                                            .timeout(Duration.ofSeconds(10)))
                            .map(InngestEvent::data)
                            .orElse(Map.of());
                    return Map.of("result", data);
                });
    }
}
