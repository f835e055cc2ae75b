package io.github.inngest4j.examples.tomcatwar;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import java.util.Map;

/** Writes invoices. Annotated: an ordinary class, whose methods get what they ask for by its type. */
public class Invoices {

    /**
     * Writes and sends the invoice of an order.
     *
     * @param paid the payment
     * @param step the steps of the run
     * @return the number of the invoice
     */
    @DurableFunction(id = "send-invoice", retries = 2)
    @OnEvent(OrderPaid.class)
    public Map<String, String> sendInvoice(OrderPaid paid, Step step) {
        String number = step.run("write", String.class, () -> {
            if (paid.cents() <= 0) {
                throw new NonRetriableException("There is no invoice over nothing");
            }
            return paid.day().getYear() + "-" + paid.orderId();
        });
        step.run("send", () -> System.getLogger("shop").log(System.Logger.Level.INFO, "Invoice {0} sent", number));
        return Map.of("invoice", number);
    }
}
