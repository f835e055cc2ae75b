package io.github.inngest4j.examples.tomcatwar;

import io.github.inngest4j.EventName;
import java.util.List;

/**
 * A customer has ordered something.
 *
 * @param orderId the order
 * @param lines what was ordered
 */
@EventName("shop/order.placed")
public record OrderPlaced(String orderId, List<Line> lines) {

    /**
     * A part of an order.
     *
     * @param article what
     * @param quantity how many
     * @param cents the price of one
     */
    public record Line(String article, int quantity, long cents) {}

    long total() {
        return lines.stream().mapToLong(line -> line.quantity() * line.cents()).sum();
    }
}
