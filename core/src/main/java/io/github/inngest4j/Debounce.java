package io.github.inngest4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts a run only when no further event came for a while, with the last event (SDK specification, section 4.3.2).
 * Immutable.
 *
 * @param period how long there must be no event, from 1 second to 7 days
 * @param key a CEL expression over {@code event}; each of its values is debounced apart. {@code null} is all together
 * @param timeout after how long a run starts although events keep coming, at least the period; or {@code null}
 */
public record Debounce(
        Duration period, @Nullable String key, @Nullable Duration timeout) {

    /** Checks that there is a period. */
    public Debounce {
        Objects.requireNonNull(period, "period");
    }

    /**
     * A period without events.
     *
     * @param period from 1 second to 7 days
     * @return the debounce
     */
    public static Debounce of(Duration period) {
        return new Debounce(period, null, null);
    }

    /**
     * Debounces each value of an expression apart.
     *
     * @param newKey CEL over {@code event}
     * @return a copy
     */
    public Debounce key(String newKey) {
        return new Debounce(period, newKey, timeout);
    }

    /**
     * Starts a run after a while although events keep coming.
     *
     * @param newTimeout at least the period
     * @return a copy
     */
    public Debounce timeout(Duration newTimeout) {
        return new Debounce(period, key, newTimeout);
    }
}
