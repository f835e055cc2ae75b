package io.github.inngest4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many runs may start in a period; further events are dropped (SDK specification, section 4.3.2). Immutable.
 *
 * @param limit at least 1
 * @param period from 1 second to 24 hours
 * @param key a CEL expression over {@code event}; each of its values is limited apart. {@code null} is all together
 */
public record RateLimit(
        int limit, Duration period, @Nullable String key) {

    /** Checks that there is a period. */
    public RateLimit {
        Objects.requireNonNull(period, "period");
    }

    /**
     * A number of runs in a period.
     *
     * @param limit at least 1
     * @param period from 1 second to 24 hours
     * @return the limit
     */
    public static RateLimit of(int limit, Duration period) {
        return new RateLimit(limit, period, null);
    }

    /**
     * Limits each value of an expression apart.
     *
     * @param newKey CEL over {@code event}
     * @return a copy
     */
    public RateLimit key(String newKey) {
        return new RateLimit(limit, period, newKey);
    }
}
