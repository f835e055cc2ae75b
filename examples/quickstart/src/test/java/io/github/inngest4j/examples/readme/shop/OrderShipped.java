package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.EventName;

@EventName("shop/order.shipped")
record OrderShipped(String orderId) {}
