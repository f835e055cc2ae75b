package io.github.inngest4j.internal.client;

import io.github.inngest4j.http.HttpAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Repeats requests that fail for a reason that may pass: after a pause that is longer each time, and never in step with other
 * clients. Thread-safe.
 */
public final class Retries {

    /** The number of attempts, the first one included. */
    static final int MAX_ATTEMPTS = 5;

    private static final long BASE_MILLIS = 100;

    private final Pause pause;
    private final RandomGenerator random;

    /**
     * Retries.
     *
     * @param pause waits before a request is repeated
     * @param random must be safe for use by several threads
     */
    public Retries(Pause pause, RandomGenerator random) {
        this.pause = pause;
        this.random = random;
    }

    /** A request that may be repeated. */
    @FunctionalInterface
    interface Exchange {
        HttpAnswer send() throws IOException, InterruptedException;
    }

    /** Makes the request and gives the last answer, or throws the failure of the last attempt. */
    HttpAnswer send(Exchange exchange) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpAnswer answer = exchange.send();
                if (!mayPass(answer) || attempt == MAX_ATTEMPTS) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
            pause.pause(Duration.ofMillis((BASE_MILLIS << (attempt - 1)) + random.nextLong(BASE_MILLIS)));
        }
    }

    /** Whether the reason of a failure may pass. */
    static boolean mayPass(HttpAnswer answer) {
        return answer.status() >= 500 || answer.status() == 429;
    }
}
