package io.github.inngest4j.examples.tomcatwar;

import io.github.inngest4j.EventName;
import java.time.LocalDate;

/**
 * An order was paid.
 *
 * @param orderId the order
 * @param cents how much
 * @param day when
 */
@EventName("shop/order.paid")
public record OrderPaid(String orderId, long cents, LocalDate day) {}
