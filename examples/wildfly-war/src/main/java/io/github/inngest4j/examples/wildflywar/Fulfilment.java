package io.github.inngest4j.examples.wildflywar;

import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Failure;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.OnFailure;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** What happens to an order, from the reservation to the parcel. */
@InngestApp("wildfly-war")
@ApplicationScoped
public class Fulfilment {

    @Inject
    Orders orders;

    @DurableFunction(id = "fulfil-order", retries = 20)
    @OnEvent(OrderPlaced.class)
    public String fulfil(OrderPlaced order, Step step) {
        orders.reserve(order);
        step.sleep("let-the-customer-change-his-mind", Duration.ofSeconds(2));
        orders.askForPayment(order.orderId());
        Optional<InngestEvent<OrderPaid>> paid = step.waitForEvent(
                "payment", event(OrderPaid.class).match("data.orderId").timeout(Duration.ofDays(3)));
        if (paid.isEmpty()) {
            orders.expire(order);
            return "expired";
        }
        orders.ship(order.orderId());
        return "shipped";
    }

    @OnFailure("fulfil-order")
    public void refuse(Failure<OrderPlaced> failure) {
        orders.refuse(failure.event().data(), failure.error().message());
    }
}
