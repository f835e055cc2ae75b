package io.github.inngest4j.engine;

import java.time.Duration;
import java.util.List;

/**
 * How long the engine waits before it repeats a failed attempt for which the application named no time. Implementations
 * are pure: the same arguments give the same delay.
 */
@FunctionalInterface
public interface RetryBackoff {

    /**
     * The delay after a failed attempt.
     *
     * @param attempt the number of the attempt that failed, from 0
     * @param random a random number from 0 (inclusive) to 1 (exclusive), for jitter
     * @return the delay, not negative
     */
    Duration delay(int attempt, double random);

    /**
     * The server's table: 15 s after the first attempt, then 30 s, 1, 2, 5, 10, 20, 40 minutes, 1 and 2 hours, with up to
     * 30 s of jitter. This is the default.
     *
     * @return the table
     */
    static RetryBackoff table() {
        List<Integer> seconds = List.of(15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200);
        return (attempt, random) -> Duration.ofSeconds(seconds.get(Math.min(attempt, seconds.size() - 1)))
                .plusMillis((long) (random * 30_000));
    }

    /**
     * Always the same delay, for development and tests.
     *
     * @param delay the delay, not negative
     * @return the policy
     */
    static RetryBackoff fixed(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a retry cannot be delayed by " + delay);
        }
        return (attempt, random) -> delay;
    }
}
