package io.github.inngest4j.examples.tomcatwar;

import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.examples.tomcatwar.Warehouse.Reservation;
import java.time.Duration;
import java.util.Optional;

/** Ships an order when it is paid. Written as plain Java: each step is executed once, however often the server calls. */
final class FulfilOrder {

    /**
     * What became of an order.
     *
     * @param shipped whether it was shipped
     * @param parcel the parcel's number, if it was
     */
    public record Outcome(boolean shipped, Optional<String> parcel) {}

    private FulfilOrder() {}

    static InngestFunction function(Warehouse warehouse) {
        return InngestFunction.define("fulfil-order")
                .on(OrderPlaced.class)
                .retries(3)
                .handler((run, step) -> {
                    OrderPlaced order = run.data();
                    Reservation reservation = step.run("reserve", Reservation.class, () -> warehouse.reserve(order));
                    step.sleep("let-the-customer-change-his-mind", Duration.ofSeconds(5));
                    Optional<InngestEvent<OrderPaid>> paid = step.waitForEvent(
                            "payment",
                            event(OrderPaid.class).match("data.orderId").timeout(Duration.ofDays(3)));
                    if (paid.isEmpty()) {
                        return new Outcome(false, Optional.empty());
                    }
                    String parcel = step.run("ship", String.class, () -> warehouse.ship(order, reservation));
                    return new Outcome(true, Optional.of(parcel));
                });
    }
}
