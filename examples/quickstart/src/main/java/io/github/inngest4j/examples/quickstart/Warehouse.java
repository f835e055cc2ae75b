package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.NonRetriableException;

/** Where the goods are. It has ten of everything. */
final class Warehouse {

    private static final int STOCK = 10;

    Reservation reserve(OrderPlaced order) {
        if (order.quantity() > STOCK) {
            throw new NonRetriableException(
                    "there are " + STOCK + " x " + order.item() + " in stock, not " + order.quantity());
        }
        return new Reservation("shelf " + Math.floorMod(order.item().hashCode(), 100), order.item(), order.quantity());
    }
}
