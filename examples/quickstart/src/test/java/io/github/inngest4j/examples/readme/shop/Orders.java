package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

// example: bean
@InngestApp("shop")
@ApplicationScoped
public class Orders {
    @Inject
    Warehouse warehouse;

    @DurableFunction(id = "fulfil-order", retries = 5)
    @OnEvent(OrderPlaced.class)
    public String fulfil(OrderPlaced order, Step step) {
        Reservation stock = warehouse.reserve(order); // a step: executed once, however often this code is
        step.sleep("cool-off", Duration.ofDays(2)); // nothing waits meanwhile, no thread and no server
        warehouse.ship(stock);
        return "shipped";
    }
}
// end
