package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.EventName;

@EventName("shop/order.placed")
record OrderPlaced(String orderId, String customerId) {}
