package io.github.inngest4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many runs may start in a period; further ones start later (SDK specification, section 4.3.2). Immutable.
 *
 * @param limit at least 1
 * @param period from 1 second to 7 days
 * @param key a CEL expression over {@code event}; each of its values is throttled apart. {@code null} is all together
 * @param burst how many runs more may start at once, at least 1, or {@code null} for the server's default
 */
public record Throttle(
        int limit,
        Duration period,
        @Nullable String key,
        @Nullable Integer burst) {

    /** Checks that there is a period. */
    public Throttle {
        Objects.requireNonNull(period, "period");
    }

    /**
     * A number of runs in a period.
     *
     * @param limit at least 1
     * @param period from 1 second to 7 days
     * @return the throttle
     */
    public static Throttle of(int limit, Duration period) {
        return new Throttle(limit, period, null, null);
    }

    /**
     * Throttles each value of an expression apart.
     *
     * @param newKey CEL over {@code event}
     * @return a copy
     */
    public Throttle key(String newKey) {
        return new Throttle(limit, period, newKey, burst);
    }

    /**
     * Lets more runs start at once.
     *
     * @param newBurst at least 1
     * @return a copy
     */
    public Throttle burst(int newBurst) {
        return new Throttle(limit, period, key, newBurst);
    }
}
