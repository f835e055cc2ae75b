package io.github.inngest4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says when to try again (SDK specification, section 4.4.3). The server keeps to it between one second and 24 hours; an
 * attempt that was the last stays the last.
 */
public class RetryAfterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How long to wait, or null where there is a time. */
    private final @Nullable Duration delay;

    /** When to try again, or null where there is a delay. */
    private final @Nullable Instant time;

    /**
     * Tries again after a while.
     *
     * @param message what went wrong
     * @param delay how long to wait; fractions of a second are rounded up
     */
    public RetryAfterException(@Nullable String message, Duration delay) {
        this(message, delay, null);
    }

    /**
     * Tries again after a while.
     *
     * @param message what went wrong
     * @param delay how long to wait; fractions of a second are rounded up
     * @param cause why, or {@code null}
     */
    public RetryAfterException(@Nullable String message, Duration delay, @Nullable Throwable cause) {
        super(message, cause);
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a negative delay: " + delay);
        }
        this.delay = delay;
        this.time = null;
    }

    /**
     * Tries again at a moment.
     *
     * @param message what went wrong
     * @param time when; fractions of a second are rounded up
     */
    public RetryAfterException(@Nullable String message, Instant time) {
        this(message, time, null);
    }

    /**
     * Tries again at a moment.
     *
     * @param message what went wrong
     * @param time when; fractions of a second are rounded up
     * @param cause why, or {@code null}
     */
    public RetryAfterException(@Nullable String message, Instant time, @Nullable Throwable cause) {
        super(message, cause);
        this.delay = null;
        this.time = Objects.requireNonNull(time, "time");
    }

    /**
     * How long to wait.
     *
     * @return the delay, or {@code null} if there is a {@link #time()} instead
     */
    public @Nullable Duration delay() {
        return delay;
    }

    /**
     * When to try again.
     *
     * @return the moment, or {@code null} if there is a {@link #delay()} instead
     */
    public @Nullable Instant time() {
        return time;
    }
}
