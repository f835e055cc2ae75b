package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sleeping, for a while and until a moment. */
final class Time {

    private Time() {}

    static List<InngestFunction> functions() {
        return List.of(sleep(), sleepUntil(), sleepPast());
    }

    record Slept(boolean slept) {}

    record WakeUp(Instant until) {}

    private static InngestFunction sleep() {
        return fixture("sleep").handler((run, step) -> {
            step.sleep("nap", Duration.ofSeconds(2));
            return new Slept(true);
        });
    }

    private static InngestFunction sleepUntil() {
        return fixture("sleep-until").data(WakeUp.class).handler((run, step) -> {
            step.sleepUntil("until", run.data().until());
            return new Slept(true);
        });
    }

    private static InngestFunction sleepPast() {
        return fixture("sleep-past").handler((run, step) -> {
            step.sleepUntil("until", Instant.parse("2020-01-01T00:00:00Z"));
            return new Slept(true);
        });
    }
}
