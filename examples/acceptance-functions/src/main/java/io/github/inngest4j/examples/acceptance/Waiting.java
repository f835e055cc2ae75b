package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.EventWait.event;
import static io.github.inngest4j.SignalWait.signal;
import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Signal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waiting for events, which reach every run that waits, and for signals, which reach one. */
final class Waiting {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private Waiting() {}

    static List<InngestFunction> functions() {
        return List.of(waitMatch(), waitIf(), waitTimeout(), signalWait(), signalTimeout(), signalSend());
    }

    record Resumed(String name, Map<String, @Nullable Object> data) {}

    record TimedOut(boolean timedOut) {}

    private static InngestFunction waitMatch() {
        return fixture("wait-match").handler((run, step) -> {
            Optional<InngestEvent<Map<String, @Nullable Object>>> resume = step.waitForEvent(
                    "wait", event("acc/wait-match.resume").match("data.key").timeout(LONG));
            return resume.map(found -> new Resumed(found.name(), found.data())).orElse(null);
        });
    }

    record Payment(int amount) {}

    private static InngestFunction waitIf() {
        return fixture("wait-if").handler((run, step) -> {
            Optional<InngestEvent<Payment>> resume = step.waitForEvent(
                    "wait",
                    event("acc/wait-if.resume", Payment.class)
                            .condition("async.data.key == event.data.key && async.data.amount > 100")
                            .timeout(LONG));
            return resume.map(InngestEvent::data).orElse(null);
        });
    }

    private static InngestFunction waitTimeout() {
        return fixture("wait-timeout")
                .handler((run, step) -> new TimedOut(
                        step.waitForEvent("wait", event("acc/never-sent").timeout(SHORT))
                                .isEmpty()));
    }

    record Named(String signal) {}

    private static InngestFunction signalWait() {
        return fixture("signal-wait").data(Named.class).handler((run, step) -> {
            Optional<Signal<Map<String, @Nullable Object>>> got =
                    step.waitForSignal("wait", signal(run.data().signal()).timeout(LONG));
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("got", got.orElse(null));
            return result;
        });
    }

    private static InngestFunction signalTimeout() {
        return fixture("signal-timeout")
                .data(Named.class)
                .handler((run, step) -> new TimedOut(
                        step.waitForSignal("wait", signal(run.data().signal()).timeout(SHORT))
                                .isEmpty()));
    }

    record Resumption(@Nullable String runId) {}

    record Sent(Resumption res) {}

    record Origin(String from, int n) {}

    private static InngestFunction signalSend() {
        return fixture("signal-send").data(Named.class).handler((run, step) -> {
            Optional<String> resumed = step.sendSignal("send", run.data().signal(), new Origin("signal-send", 7));
            return new Sent(new Resumption(resumed.orElse(null)));
        });
    }
}
