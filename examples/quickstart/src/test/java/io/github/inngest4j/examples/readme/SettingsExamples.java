package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.Concurrency.limit;
import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.Cancellation;
import io.github.inngest4j.Configures;
import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.EventName;
import io.github.inngest4j.Failure;
import io.github.inngest4j.FunctionSettings;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnCancel;
import io.github.inngest4j.OnCron;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.OnFailure;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.Throttle;
import java.time.Duration;
import java.util.List;

/** The examples of the page on annotations; {@link DocumentationTest} sees that they are the same. */
final class SettingsExamples {

    private SettingsExamples() {}

    // example: all annotations
    @EventName("shop/report.asked")
    record ReportAsked(String customerId, String month) {}

    static class ReportFunctions {
        @DurableFunction(id = "monthly-report", name = "Monthly report", retries = 3)
        @OnEvent(ReportAsked.class)
        @OnCron(value = "TZ=Europe/Paris 0 6 1 * *", jitter = "2m")
        String report(Run<ReportAsked> run, Step step) {
            boolean scheduled = run.event().name().equals("inngest/scheduled.timer");
            return step.run(
                    "write",
                    String.class,
                    () -> scheduled ? "for all" : run.data().customerId());
        }

        @Configures("monthly-report")
        void limits(FunctionSettings<?> settings) {
            settings.concurrency(limit(1).key("event.data.customerId"))
                    .throttle(Throttle.of(100, Duration.ofMinutes(1)))
                    .finishTimeout(Duration.ofHours(6))
                    .cancelOn(event("shop/report.cancelled").match("data.customerId"));
        }

        @OnFailure("monthly-report")
        void failed(Failure<ReportAsked> failure, Step step) {
            step.run(
                    "tell support",
                    () -> tell(failure.runId() + ": " + failure.error().message()));
        }

        @OnCancel("monthly-report")
        void cancelled(Cancellation<ReportAsked> cancelled) {
            tell(cancelled.runId() + " was cancelled");
        }

        void tell(String text) {
            System.getLogger("reports").log(System.Logger.Level.INFO, text);
        }
    }
    // end

    static List<InngestFunction> functions() {
        return InngestFunction.annotated(new ReportFunctions());
    }
}
