package io.github.inngest4j.examples.liberty;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.cdi.DurableStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Where the goods are. Each of the methods is a step, which is executed once in a run. */
@ApplicationScoped
public class Warehouse {

    /**
     * What was put aside for an order.
     *
     * @param orderId the order
     * @param shelf where it is
     */
    public record Reservation(String orderId, String shelf) {}

    private static final Logger LOG = System.getLogger("shop");

    @DurableStep("reserve-stock")
    public Reservation reserve(OrderPlaced order) {
        if (order.quantity() > 12) {
            throw new NonRetriableException("There are 12 x " + order.article() + ", not " + order.quantity());
        }
        LOG.log(Level.INFO, "order {0}: {1} x {2} reserved", order.orderId(), order.quantity(), order.article());
        return new Reservation(order.orderId(), "shelf of the " + order.article() + "s");
    }

    @DurableStep("ask-for-payment")
    public void askForPayment(String orderId) {
        LOG.log(Level.INFO, "order {0} waits for its payment", orderId);
    }

    @DurableStep("ship")
    public String ship(Reservation reservation) {
        LOG.log(Level.INFO, "order {0} shipped", reservation.orderId());
        return "a parcel from the " + reservation.shelf();
    }
}
