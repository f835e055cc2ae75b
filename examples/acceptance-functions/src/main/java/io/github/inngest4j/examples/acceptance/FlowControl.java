package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.Batch;
import io.github.inngest4j.Concurrency;
import io.github.inngest4j.Debounce;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.RateLimit;
import io.github.inngest4j.SingletonRun;
import io.github.inngest4j.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many runs there are, and when they are executed. */
final class FlowControl {

    private static final String KEY = "event.data.key";

    private final Work work;
    private final Clock clock;

    FlowControl(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    List<InngestFunction> functions() {
        return List.of(
                batch(),
                concurrency(),
                throttle(),
                rateLimit(),
                debounce(),
                priority(),
                idempotency(),
                singleton("singleton-skip", SingletonRun.skip()),
                singleton("singleton-cancel", SingletonRun.cancel()));
    }

    record Numbered(@Nullable Integer n) {}

    record Batched(
            int count, List<@Nullable Integer> ns, @Nullable Integer first) {}

    private InngestFunction batch() {
        return fixture("batch")
                .batch(Batch.of(3, Duration.ofSeconds(5)).key(KEY))
                .data(Numbered.class)
                .handler((run, step) -> new Batched(
                        run.events().size(),
                        run.events().stream()
                                .<@Nullable Integer>map(event -> event.data().n())
                                .toList(),
                        run.data().n()));
    }

    record Span(long start, long end) {}

    private InngestFunction concurrency() {
        return fixture("concurrency")
                .concurrency(Concurrency.limit(1).key(KEY))
                .handler((run, step) -> step.run("work", Span.class, () -> {
                    long start = clock.millis();
                    work.lasting(Duration.ofSeconds(1));
                    return new Span(start, clock.millis());
                }));
    }

    private InngestFunction throttle() {
        return fixture("throttle")
                .throttle(Throttle.of(1, Duration.ofSeconds(4)).key(KEY))
                .handler((run, step) -> Map.of("at", clock.millis()));
    }

    private InngestFunction rateLimit() {
        return fixture("rate-limit")
                .rateLimit(RateLimit.of(1, Duration.ofSeconds(60)).key(KEY))
                .data(Numbered.class)
                .handler((run, step) -> run.data());
    }

    private InngestFunction debounce() {
        return fixture("debounce")
                .debounce(Debounce.of(Duration.ofSeconds(2)).key(KEY))
                .data(Numbered.class)
                .handler((run, step) -> run.data());
    }

    record Labelled(@Nullable String label) {}

    record Started(@Nullable String label, long start) {}

    private InngestFunction priority() {
        return fixture("priority")
                .priority("event.data.priority")
                .concurrency(Concurrency.limit(1).key(KEY))
                .data(Labelled.class)
                .handler((run, step) -> step.run("work", Started.class, () -> {
                    long start = clock.millis();
                    work.lasting(Duration.ofMillis(1500));
                    return new Started(run.data().label(), start);
                }));
    }

    private InngestFunction idempotency() {
        return fixture("idempotency").idempotency(KEY).data(Numbered.class).handler((run, step) -> run.data());
    }

    private InngestFunction singleton(String id, SingletonRun rule) {
        return fixture(id).singleton(rule.key(KEY)).data(Numbered.class).handler((run, step) -> {
            step.sleep("hold", Duration.ofSeconds(4));
            return run.data();
        });
    }
}
