package io.github.inngest4j.engine.internal.machine;

import java.time.Duration;

/** How long to wait before a failed attempt is repeated for which the application named no time. */
@FunctionalInterface
public interface Backoff {

    /** The delay after the attempt of a number, from 0; with a random number from 0 to 1 for jitter. */
    Duration delay(int attempt, double random);
}
