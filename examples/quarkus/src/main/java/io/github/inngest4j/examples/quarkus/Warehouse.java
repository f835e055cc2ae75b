package io.github.inngest4j.examples.quarkus;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.cdi.DurableStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the goods are. Each of its steps is executed once in a run. */
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

    private final Map<String, String> states = new ConcurrentHashMap<>();

    @DurableStep("reserve-stock")
    public Reservation reserve(OrderPlaced order) {
        if (order.quantity() > 12) {
            throw new NonRetriableException("There are 12 x " + order.article() + ", not " + order.quantity());
        }
        become(order.orderId(), "is reserved");
        return new Reservation(order.orderId(), "shelf of the " + order.article() + "s");
    }

    @DurableStep("ask-for-payment")
    public void askForPayment(String orderId) {
        become(orderId, "waits for its payment");
    }

    @DurableStep("ship")
    public String ship(Reservation reservation) {
        become(reservation.orderId(), "is shipped");
        return "a parcel from the " + reservation.shelf();
    }

    /** How far an order has come. */
    public String state(String orderId) {
        return states.getOrDefault(orderId, "is unknown");
    }

    private void become(String orderId, String state) {
        states.put(orderId, state);
        LOG.log(Level.INFO, "order {0} {1}", orderId, state);
    }
}
