package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.EventName;

/** Somebody has ordered something. */
@EventName("shop/order.placed")
record OrderPlaced(String orderId, String item, int quantity) {}
