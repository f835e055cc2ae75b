package io.github.inngest4j.cdi;

import io.github.inngest4j.EventName;

@EventName("shop/order.placed")
public record OrderPlaced(String orderId) {}
