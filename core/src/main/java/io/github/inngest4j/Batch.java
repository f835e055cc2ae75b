package io.github.inngest4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts one run for several events, see {@link Run#events()} (SDK specification, section 4.3.2). Immutable. It cannot be
 * combined with cancellation by events, debounce, idempotency, priority, rate limit and singleton.
 *
 * @param maxSize how many events at most, from 2 to 100
 * @param timeout how long to wait for them, from 1 to 60 seconds
 * @param key a CEL expression over {@code event}; each of its values is a batch apart. {@code null} is all together
 * @param condition a CEL expression over {@code event}; events for which it does not hold start a run each. {@code null}
 *     batches all
 */
public record Batch(
        int maxSize,
        Duration timeout,
        @Nullable String key,
        @Nullable String condition) {

    /** Checks that there is a timeout. */
    public Batch {
        Objects.requireNonNull(timeout, "timeout");
    }

    /**
     * A number of events or a time, whichever comes first.
     *
     * @param maxSize from 2 to 100
     * @param timeout from 1 to 60 seconds
     * @return the batch
     */
    public static Batch of(int maxSize, Duration timeout) {
        return new Batch(maxSize, timeout, null, null);
    }

    /**
     * Batches each value of an expression apart.
     *
     * @param newKey CEL over {@code event}
     * @return a copy
     */
    public Batch key(String newKey) {
        return new Batch(maxSize, timeout, newKey, condition);
    }

    /**
     * Batches only some events.
     *
     * @param expression CEL over {@code event}
     * @return a copy
     */
    public Batch condition(String expression) {
        return new Batch(maxSize, timeout, key, expression);
    }
}
