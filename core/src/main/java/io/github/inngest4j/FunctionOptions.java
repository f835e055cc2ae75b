package io.github.inngest4j;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a function is retried, limited and cancelled. Immutable; made by a builder, which explains each setting.
 *
 * @param retries how often a step, or the code between steps, is tried again; {@code null} is the server's default, 4
 * @param concurrency how many steps at once, at most two limits
 * @param throttle how many runs may start in a period, further ones later
 * @param rateLimit how many runs may start in a period, further ones never
 * @param debounce waits until events cease
 * @param batch several events for one run
 * @param priority a CEL expression over {@code event} that gives seconds by which a run is put forward
 * @param idempotency a CEL expression over {@code event}; for each of its values one run in 24 hours
 * @param singleton one run at a time
 * @param timeouts after what time a run is cancelled
 * @param cancelOn which events cancel a run, at most five
 */
public record FunctionOptions(
        @Nullable Integer retries,
        List<Concurrency> concurrency,
        @Nullable Throttle throttle,
        @Nullable RateLimit rateLimit,
        @Nullable Debounce debounce,
        @Nullable Batch batch,
        @Nullable String priority,
        @Nullable String idempotency,
        @Nullable SingletonRun singleton,
        @Nullable Timeouts timeouts,
        List<EventWait<?>> cancelOn) {

    /** Copies the lists. */
    public FunctionOptions {
        concurrency = List.copyOf(concurrency);
        cancelOn = List.copyOf(cancelOn);
    }

    static FunctionOptions ofRetries(int retries) {
        return new FunctionOptions(retries, List.of(), null, null, null, null, null, null, null, null, List.of());
    }
}
