package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.cdi.EventSender;
import io.github.inngest4j.cdi.ToInngest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

// example: sending by CDI
@ApplicationScoped
public class Checkout {
    @Inject
    EventSender<OrderPlaced> placed;

    @Inject
    @ToInngest(afterSuccess = true)
    Event<OrderShipped> shipped;

    public String place(OrderPlaced order) {
        return placed.send(order); // waits until the server has it, and gives the event's id
    }

    @Transactional
    public void ship(String orderId) {
        shipped.fire(new OrderShipped(orderId)); // sent after the commit, at most once
    }
}
// end
