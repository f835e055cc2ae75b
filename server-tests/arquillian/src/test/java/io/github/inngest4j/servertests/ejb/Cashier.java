package io.github.inngest4j.servertests.ejb;

import io.github.inngest4j.cdi.DurableStep;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Has methods that are steps. */
@Stateless
public class Cashier {

    @DurableStep
    public String take() {
        return "taken";
    }

    @DurableStep
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String takeWithoutTransaction() {
        return "taken";
    }

    /** What the body of a step calls. */
    public String book() {
        return "booked";
    }
}
