package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.Concurrency.limit;
import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.Configures;
import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.EventName;
import io.github.inngest4j.Failure;
import io.github.inngest4j.FunctionSettings;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.OnFailure;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples of the README; {@link DocumentationTest} sees that they are the same. */
final class ReadmeExamples {

    private ReadmeExamples() {}

    // example: imperative
    @EventName("shop/order.placed")
    record OrderPlaced(String orderId, String customerId) {}

    @EventName("shop/payment.received")
    record PaymentReceived(String orderId, long cents) {}

    static InngestFunction fulfil(Warehouse warehouse) {
        return InngestFunction.define("fulfil-order")
                .on(OrderPlaced.class)
                .retries(5)
                .concurrency(limit(10).key("event.data.customerId"))
                .handler((run, step) -> {
                    var stock = step.run("reserve-stock", Reservation.class, () -> warehouse.reserve(run.data()));
                    step.sleep("cool-off", Duration.ofMinutes(30));
                    var paid = step.waitForEvent(
                            "payment",
                            event(PaymentReceived.class).match("data.orderId").timeout(Duration.ofDays(3)));
                    if (paid.isEmpty()) {
                        return "expired";
                    }
                    step.sendEvent("announce", InngestEvent.of("shop/order.fulfilled", Map.of("stock", stock.id())));
                    return "shipped";
                })
                .onFailure((failure, step) -> step.run(
                        "tell-support", () -> warehouse.tell(failure.error().message())));
    }
    // end

    // example: annotated
    static class Orders {
        private final Warehouse warehouse;

        Orders(Warehouse warehouse) {
            this.warehouse = warehouse;
        }

        @DurableFunction(id = "fulfil-order", retries = 5)
        @OnEvent(OrderPlaced.class)
        String fulfil(OrderPlaced order, Step step) {
            var stock = step.run("reserve-stock", Reservation.class, () -> warehouse.reserve(order));
            return stock.id();
        }

        @Configures("fulfil-order")
        void limits(FunctionSettings<?> settings) {
            settings.concurrency(limit(10).key("event.data.customerId"));
        }

        @OnFailure("fulfil-order")
        void apologise(Failure<OrderPlaced> failure, Step step) {
            step.run("tell-support", () -> warehouse.tell(failure.error().message()));
        }
    }
    // end

    static List<InngestFunction> annotated(Warehouse warehouse) {
        return InngestFunction.annotated(new Orders(warehouse));
    }

    // example: declared
    static InngestFunction welcome(Mailer mailer) {
        return InngestFunction.declare("welcome a user")
                .onEvent("auth/user.signed-up")
                .step("greet", in -> Map.of("mail", mailer.greet(in.event().data())))
                .sleep("1h")
                .waitForEvent("auth/email.confirmed", wait -> wait.timeout("1d").match("data.userId"))
                .step("remind", in -> in.data().get("auth/email.confirmed") == null ? mailer.remind() : Map.of())
                .build();
    }
    // end

    // example: parallel
    static InngestFunction quote(List<Supplier> suppliers) {
        return InngestFunction.define("quote").onEvent("shop/quote.asked").handler((run, step) -> {
            var quotes =
                    step.all(suppliers, Supplier::id, supplier -> step.run("quote", Quote.class, () -> supplier.ask()));
            var approved = step.first(
                    () -> step.waitForEvent(
                            "approved", event("shop/quote.approved").timeout(Duration.ofDays(2))),
                    () -> {
                        step.sleep("give-up-after", Duration.ofHours(4));
                        return Optional.empty();
                    });
            return approved.isPresent() ? quotes : List.of();
        });
    }
    // end

    // example: errors
    static InngestFunction charge(Payments payments) {
        return InngestFunction.define("charge").on(OrderPlaced.class).handler((run, step) -> {
            try {
                return step.run("charge", Receipt.class, () -> payments.charge(run.data()));
            } catch (StepException e) {
                step.run("release", () -> payments.release(run.data()));
                throw new NonRetriableException("payment refused", e);
            }
        });
    }
    // end

    static void send(Inngest inngest) {
        // example: send
        List<String> ids = inngest.send(InngestEvent.of(new OrderPlaced("o-1", "c-1")));
        // end
        System.getLogger("readme").log(System.Logger.Level.DEBUG, ids);
    }

    record Reservation(String id) {}

    record Quote(long cents) {}

    record Receipt(String id) {}

    static class Warehouse {
        Reservation reserve(OrderPlaced order) {
            return new Reservation("r-" + order.orderId());
        }

        void tell(String message) {
            System.getLogger("readme").log(System.Logger.Level.DEBUG, message);
        }
    }

    static class Mailer {
        String greet(Object user) {
            return "mail to " + user;
        }

        Map<String, String> remind() {
            return Map.of("reminder", "sent");
        }
    }

    record Supplier(String id) {
        Quote ask() {
            return new Quote(id.length());
        }
    }

    static class Payments {
        Receipt charge(OrderPlaced order) {
            return new Receipt(order.orderId());
        }

        void release(OrderPlaced order) {
            charge(order);
        }
    }
}
