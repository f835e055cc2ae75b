package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.cdi.DurableStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

// example: step bean
@ApplicationScoped
public class Warehouse {
    @DurableStep("reserve-stock")
    @Transactional
    public Reservation reserve(OrderPlaced order) {
        return new Reservation("r-" + order.orderId()); // committed, and then reported as done
    }

    @DurableStep
    @Transactional
    public void ship(Reservation stock) {}
}
// end
