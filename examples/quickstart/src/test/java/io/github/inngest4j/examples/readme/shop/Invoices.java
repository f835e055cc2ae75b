package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import jakarta.enterprise.context.Dependent;

// example: functions of a qualifier
@Billing
@Dependent
public class Invoices {
    @DurableFunction(id = "send-invoice")
    @OnEvent(OrderShipped.class)
    public void send(OrderShipped order, Step step) {
        step.run("send", () -> print(order));
    }

    void print(OrderShipped order) {
        System.getLogger("billing").log(System.Logger.Level.INFO, order.orderId());
    }
}
// end
