package io.github.inngest4j.examples.quickstart;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** What the quickstart prints: what happens in runs, and what to type next. */
final class Console {

    private static final OrderPlaced ORDER = new OrderPlaced("1001", "teapot", 2);

    private final Curl curl;
    private final Consumer<String> lines;

    Console(Curl curl, Consumer<String> lines) {
        this.curl = curl;
        this.lines = lines;
    }

    void welcome(URI endpoint, String kindOfServer) {
        lines.accept("");
        lines.accept("Functions: " + endpoint);
        lines.accept(kindOfServer + ": " + curl.server());
        lines.accept("");
        type("Place an order (it fails with a quantity of 11; Ctrl-C ends the quickstart):", curl.place(ORDER));
    }

    void askForPayment(String runId, String orderId, Duration time) {
        tell(runId, "ask-for-payment: waiting for " + time.toMinutes() + " minutes");
        type("Pay for it:", curl.pay(new PaymentReceived(orderId)));
    }

    void tellResult(String runId) {
        type("Look at the result:", curl.look(runId));
    }

    void tell(String runId, String text) {
        lines.accept("run " + runId + "  " + text);
    }

    private void type(String title, String command) {
        lines.accept("");
        lines.accept(title);
        lines.accept("");
        lines.accept("  " + command);
        lines.accept("");
    }
}
