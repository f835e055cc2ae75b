package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.EventName;

/** An order has been paid. */
@EventName("shop/payment.received")
record PaymentReceived(String orderId) {}
