package io.github.inngest4j.examples.tomcatwar;

/** Knows where things are; a real one would keep that in a database. */
final class Warehouse {

    /**
     * What was put aside for an order.
     *
     * @param place where it is
     * @param cents what it costs
     */
    public record Reservation(String place, long cents) {}

    Reservation reserve(OrderPlaced order) {
        return new Reservation("shelf-" + order.lines().size(), order.total());
    }

    String ship(OrderPlaced order, Reservation reservation) {
        return "parcel-of-" + order.orderId() + "-from-" + reservation.place();
    }
}
