package io.github.inngest4j.examples.quarkus;

import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.examples.quarkus.Warehouse.Reservation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What happens to an order, from the reservation to the parcel. */
@ApplicationScoped
public class Fulfilment {

    @Inject
    Warehouse warehouse;

    @DurableFunction(id = "fulfil-order")
    @OnEvent(OrderPlaced.class)
    public String fulfil(OrderPlaced order, Step step) {
        Reservation reservation = warehouse.reserve(order);
        step.sleep("let-the-customer-change-his-mind", Duration.ofSeconds(2));
        warehouse.askForPayment(order.orderId());
        boolean paid = step.waitForEvent(
                        "payment", event(OrderPaid.class).match("data.orderId").timeout(Duration.ofDays(3)))
                .isPresent();
        return paid ? warehouse.ship(reservation) : "expired";
    }
}
