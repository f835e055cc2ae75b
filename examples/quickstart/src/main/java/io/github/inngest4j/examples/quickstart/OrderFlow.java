package io.github.inngest4j.examples.quickstart;

import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.Failure;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import java.time.Duration;
import java.util.Optional;

/**
 * The durable function. It reads like a method that takes as long as the order does; between its steps no thread waits, and
 * the process may be stopped and started. What is printed is printed within steps, so it is printed once.
 */
final class OrderFlow {

    static final String FUNCTION_ID = "fulfil-order";
    static final Duration TIME_TO_CHANGE = Duration.ofSeconds(2);
    static final Duration TIME_TO_PAY = Duration.ofMinutes(10);

    private final Warehouse warehouse = new Warehouse();
    private final Courier courier = new Courier();
    private final Console console;

    OrderFlow(Console console) {
        this.console = console;
    }

    InngestFunction fulfilOrder() {
        return InngestFunction.define(FUNCTION_ID)
                .on(OrderPlaced.class)
                .retries(3)
                .handler(this::fulfil)
                .onFailure(this::apologize);
    }

    private OrderResult fulfil(Run<OrderPlaced> run, Step step) {
        OrderPlaced order = run.data();

        Reservation reservation = step.run("reserve-stock", Reservation.class, () -> reserve(run));
        step.sleep("time-to-change", TIME_TO_CHANGE);
        Delivery delivery = step.run("book-courier", Delivery.class, () -> bookCourier(run));

        step.run("ask-for-payment", () -> console.askForPayment(run.runId(), order.orderId(), TIME_TO_PAY));
        Optional<InngestEvent<PaymentReceived>> payment = step.waitForEvent(
                "payment", event(PaymentReceived.class).match("data.orderId").timeout(TIME_TO_PAY));

        if (payment.isEmpty()) {
            step.run(
                    "release-stock", () -> tell(run, "release-stock", "not paid, " + reservation.shelf() + " is free"));
            return new OrderResult(order.orderId(), OrderResult.Status.NOT_PAID, null);
        }
        step.run("ship", () -> tell(run, "ship", delivery.courier() + " has it, " + delivery.trackingId()));
        step.run("tell-result", () -> console.tellResult(run.runId()));
        return new OrderResult(order.orderId(), OrderResult.Status.SHIPPED, delivery.trackingId());
    }

    private Reservation reserve(Run<OrderPlaced> run) {
        Reservation reservation = warehouse.reserve(run.data());
        tell(
                run,
                "reserve-stock",
                reservation.quantity() + " x " + reservation.item() + " on " + reservation.shelf() + "; sleeping for "
                        + TIME_TO_CHANGE.toSeconds() + " s");
        return reservation;
    }

    private Delivery bookCourier(Run<OrderPlaced> run) {
        String attempt = "attempt " + (run.attempt() + 1) + ": ";
        try {
            Delivery delivery = courier.book(run.data(), run.attempt());
            tell(run, "book-courier", attempt + delivery.courier() + " will come");
            return delivery;
        } catch (RuntimeException e) {
            tell(run, "book-courier", attempt + e.getMessage() + ", will be retried");
            throw e;
        }
    }

    /** A function of its own, which is started when a run has failed for good. */
    private void apologize(Failure<OrderPlaced> failure, Step step) {
        step.run("apologize", () -> {
            String orderId = failure.event().data().orderId();
            console.tell(
                    failure.runId(),
                    "order " + orderId + " failed: " + failure.error().message());
            console.tellResult(failure.runId());
        });
    }

    private void tell(Run<?> run, String stepId, String text) {
        console.tell(run.runId(), stepId + ": " + text);
    }
}
