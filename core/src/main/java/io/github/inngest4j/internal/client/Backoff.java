package io.github.inngest4j.internal.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a request is repeated: longer each time, and never in step with other clients. */
final class Backoff {

    /** The number of attempts, the first one included. */
    static final int MAX_ATTEMPTS = 5;

    private static final long BASE_MILLIS = 100;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The pause after an attempt, of which the first is 1. */
    Duration after(int attempt) {
        return Duration.ofMillis((BASE_MILLIS << (attempt - 1)) + random.nextLong(BASE_MILLIS));
    }
}
