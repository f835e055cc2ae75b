package io.github.inngest4j.examples.wildflywar;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.RetryAfterException;
import io.github.inngest4j.cdi.DurableStep;
import io.github.inngest4j.examples.wildflywar.Purchase.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * The orders in the database. Each of the methods is a step and a transaction: it commits, and then it is remembered that
 * the step is done. Whatever comes between the two lets the step be executed again, so each says what it does if it was done.
 */
@ApplicationScoped
@Transactional
public class Orders {

    private static final Logger LOG = System.getLogger("shop");

    @PersistenceContext
    EntityManager database;

    /** Takes the goods out of the stock. If there are too few, this is rolled back, and tried again after a while. */
    @DurableStep("reserve-stock")
    public void reserve(OrderPlaced order) {
        if (find(order.orderId()) != null) {
            return;
        }
        database.persist(new Purchase(order, State.RESERVED, ""));
        Article article = article(order.article());
        if (article == null) {
            throw new NonRetriableException("We do not sell any " + order.article());
        }
        article.add(-order.quantity());
        if (article.getStock() < 0) {
            String missing = -article.getStock() + " x " + order.article() + " missing for order " + order.orderId();
            LOG.log(Level.INFO, missing);
            throw new RetryAfterException(missing, Duration.ofSeconds(3));
        }
    }

    /** Sends a bill. */
    @DurableStep("ask-for-payment")
    public void askForPayment(String orderId) {
        find(orderId).become(State.AWAITING_PAYMENT);
        LOG.log(Level.INFO, "order {0} waits for its payment", orderId);
    }

    /** Sends the parcel. */
    @DurableStep("ship")
    public void ship(String orderId) {
        find(orderId).become(State.SHIPPED);
        LOG.log(Level.INFO, "order {0} shipped", orderId);
    }

    /** Puts the goods back. */
    @DurableStep("expire")
    public void expire(OrderPlaced order) {
        Purchase purchase = find(order.orderId());
        if (purchase.getState() != State.EXPIRED) {
            purchase.become(State.EXPIRED);
            article(order.article()).add(order.quantity());
        }
    }

    /** Notes that an order cannot be fulfilled. */
    @DurableStep("refuse")
    public void refuse(OrderPlaced order, String reason) {
        database.merge(new Purchase(order, State.REFUSED, reason));
        LOG.log(Level.INFO, "order {0} refused: {1}", order.orderId(), reason);
    }

    /** An order, or null. */
    public Purchase find(String orderId) {
        return database.find(Purchase.class, orderId);
    }

    private Article article(String name) {
        return database.find(Article.class, name, LockModeType.PESSIMISTIC_WRITE);
    }
}
