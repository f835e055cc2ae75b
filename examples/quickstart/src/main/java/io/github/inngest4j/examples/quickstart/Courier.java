package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.RetryAfterException;
import java.time.Duration;

/** Takes parcels to customers, but never answers the first call. */
final class Courier {

    private static final Duration BUSY = Duration.ofSeconds(2);

    Delivery book(OrderPlaced order, int attempt) {
        if (attempt == 0) {
            throw new RetryAfterException("the courier's line is busy", BUSY);
        }
        return new Delivery("Snail & Sons", "TRACK-" + order.orderId());
    }
}
