package io.github.inngest4j.examples.liberty;

import io.github.inngest4j.EventName;

/**
 * An order was paid.
 *
 * @param orderId the order
 */
@EventName("shop/order.paid")
public record OrderPaid(String orderId) {}
