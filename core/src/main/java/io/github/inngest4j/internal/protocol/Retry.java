package io.github.inngest4j.internal.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failed attempt may be repeated, and when.
 *
 * @param allowed the opposite of {@code X-Inngest-No-Retry}
 * @param after the value of {@code Retry-After}, or {@code null} for the server's own back-off
 */
public record Retry(boolean allowed, @Nullable String after) {

    /** Not again. */
    public static final Retry NEVER = new Retry(false, null);

    /** Again, when the server thinks fit. */
    public static final Retry ALLOWED = new Retry(true, null);

    /** The server takes up to seven characters for seconds, and keeps to a day at most. */
    private static final long MOST_SECONDS = 9_999_999;

    /** Again after a while; fractions of a second are rounded up. */
    public static Retry after(Duration delay) {
        long seconds = delay.getNano() == 0 ? delay.getSeconds() : Math.addExact(delay.getSeconds(), 1);
        return new Retry(true, Long.toString(Math.min(seconds, MOST_SECONDS)));
    }

    /** Again at a moment; fractions of a second are rounded up. */
    public static Retry after(Instant time) {
        Instant seconds = time.truncatedTo(ChronoUnit.SECONDS);
        return new Retry(true, (seconds.equals(time) ? seconds : seconds.plusSeconds(1)).toString());
    }
}
