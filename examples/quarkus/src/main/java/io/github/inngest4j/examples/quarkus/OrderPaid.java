package io.github.inngest4j.examples.quarkus;

import io.github.inngest4j.EventName;

/**
 * An order was paid.
 *
 * @param orderId the order
 */
@EventName("shop/order.paid")
public record OrderPaid(String orderId) {}
