package io.github.inngest4j.examples.quarkus;

import io.github.inngest4j.EventName;

/**
 * A customer has ordered something.
 *
 * @param orderId the order
 * @param article what
 * @param quantity how many
 */
@EventName("shop/order.placed")
public record OrderPlaced(String orderId, String article, int quantity) {}
