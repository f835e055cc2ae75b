package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.EventWait.event;
import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.Failure;
import io.github.inngest4j.InngestFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What starts a run, what ends it early, and what happens afterwards. */
final class Lifecycle {

    private Lifecycle() {}

    static List<InngestFunction> functions() {
        return List.of(
                onFailure(),
                cancelOn(),
                timeoutFinish(),
                multiTrigger(),
                triggerIf(),
                cron("cron", "* * * * *"),
                cron("cron-tz", "TZ=Europe/Prague * * * * *"));
    }

    record Once(@Nullable String nonce) {}

    record Handled(
            boolean handled,
            String message,
            String functionId,
            String originalName,
            @Nullable String nonce,
            boolean hasRunId) {

        static Handled of(Failure<Once> failure) {
            return new Handled(
                    true,
                    failure.error().message(),
                    // The handler's own event has the id as the server knows it: with the app's in front.
                    String.valueOf(failure.run().data().get("function_id")),
                    failure.event().name(),
                    failure.event().data().nonce(),
                    !failure.runId().isEmpty());
        }
    }

    private static InngestFunction onFailure() {
        return fixture("on-failure")
                .data(Once.class)
                .action((run, step) -> {
                    throw new DoomError("please handle me");
                })
                .onFailureReturning((failure, step) -> Handled.of(failure));
    }

    private static InngestFunction cancelOn() {
        return fixture("cancel-on")
                .cancelOn(event("acc/cancel-on.cancel").match("data.key"))
                .handler((run, step) -> {
                    step.sleep("long", Duration.ofSeconds(20));
                    return "not cancelled";
                });
    }

    private static InngestFunction timeoutFinish() {
        return fixture("timeout-finish").finishTimeout(Duration.ofSeconds(3)).handler((run, step) -> {
            for (int i = 0; i < 6; i++) {
                step.sleep("tick", Duration.ofSeconds(1));
            }
            return "finished";
        });
    }

    private static InngestFunction multiTrigger() {
        return InngestFunction.define("multi-trigger")
                .onEvent("acc/multi-trigger.a")
                .onEvent("acc/multi-trigger.b", "event.data.ok == true")
                .onCron("0 0 1 1 *")
                .retries(0)
                .handler((run, step) -> Map.of("via", run.event().name()));
    }

    record Payment(int amount) {}

    private static InngestFunction triggerIf() {
        return InngestFunction.define("trigger-if")
                .onEvent("acc/trigger-if", "event.data.amount > 100")
                .retries(0)
                .data(Payment.class)
                .handler((run, step) -> run.data());
    }

    record Timer(@Nullable String cron) {}

    record Tick(String name, @Nullable String cron) {}

    private static InngestFunction cron(String id, String expression) {
        return InngestFunction.define(id)
                .onCron(expression)
                .retries(0)
                .data(Timer.class)
                .handler((run, step) -> new Tick(run.event().name(), run.data().cron()));
    }
}
