package io.github.inngest4j.servertests.application;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The functions of the application. */
final class Functions {

    /** Static, as carelessly as an application may be: another application's counter is another one. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Functions() {}

    /**
     * All functions of an app.
     *
     * @param inngest the app
     */
    static List<InngestFunction> of(Inngest inngest) {
        return List.of(about(), echo(), count(), hold(), pay(inngest));
    }

    /** Tells where it is executed. */
    static InngestFunction about() {
        return InngestFunction.define("about").onEvent("test/event").handler((run, step) -> About.thisCall());
    }

    /** Gives back what it gets. */
    static InngestFunction echo() {
        return InngestFunction.define("echo")
                .onEvent("test/event")
                .handler((run, step) -> run.event().data().get("text"));
    }

    /** Counts in a step how often that was executed. */
    static InngestFunction count() {
        return InngestFunction.define("count")
                .onEvent("test/event")
                .handler((run, step) -> step.run("count", Integer.class, COUNT::incrementAndGet));
    }

    /** Has a step that is not over before the given address has answered. */
    static InngestFunction hold() {
        return InngestFunction.define("hold")
                .onEvent("test/event")
                .handler((run, step) -> step.run(
                        "hold",
                        String.class,
                        () -> read(String.valueOf(run.event().data().get("url")))));
    }

    static String read(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Uses all that holds resources: the HTTP client, the logger, and both ways to bind JSON. */
    static InngestFunction pay(Inngest inngest) {
        return InngestFunction.define("pay")
                .on(Order.class)
                .handler((run, step) -> step.run("pay", Receipt.class, () -> pay(inngest, run.data())));
    }

    static Receipt pay(Inngest inngest, Order order) {
        String event = inngest.send(InngestEvent.of("shop/order.paid", Map.of("number", order.number())))
                .get(0);
        System.getLogger("application").log(Level.INFO, "Order {0} is paid", order.number());
        return Receipt.of(order, event);
    }
}
