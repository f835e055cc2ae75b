package io.github.inngest4j.servertests.application;

import io.github.inngest4j.EventName;
import java.util.List;

/**
 * A customer has ordered something. Bound by core itself, as records are.
 *
 * @param number the order
 * @param lines what was ordered
 */
@EventName("shop/order.placed")
public record Order(long number, List<Line> lines) {

    /**
     * A part of an order.
     *
     * @param article what
     * @param cents what it costs
     */
    public record Line(String article, long cents) {}

    long total() {
        return lines.stream().mapToLong(Line::cents).sum();
    }
}
