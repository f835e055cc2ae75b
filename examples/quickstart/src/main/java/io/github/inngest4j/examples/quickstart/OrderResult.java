package io.github.inngest4j.examples.quickstart;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param trackingId of an order that was shipped
 */
record OrderResult(String orderId, Status status, @Nullable String trackingId) {

    /** How an order can end. */
    enum Status {
        SHIPPED,
        NOT_PAID
    }
}
