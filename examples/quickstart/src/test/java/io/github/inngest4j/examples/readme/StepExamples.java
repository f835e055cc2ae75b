package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.EventWait.event;
import static io.github.inngest4j.SignalWait.signal;

import io.github.inngest4j.AiRequest;
import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.FetchResponse;
import io.github.inngest4j.Fork;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.TypeRef;
import io.github.inngest4j.examples.readme.ReadmeExamples.OrderPlaced;
import io.github.inngest4j.examples.readme.ReadmeExamples.PaymentReceived;
import io.github.inngest4j.examples.readme.ReadmeExamples.Quote;
import io.github.inngest4j.examples.readme.ReadmeExamples.Receipt;
import io.github.inngest4j.examples.readme.ReadmeExamples.Supplier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples of the pages on steps and replay; {@link DocumentationTest} sees that they are the same. */
final class StepExamples {

    private StepExamples() {}

    static Object work(Step step, Shop shop, Run<OrderPlaced> run) {
        // example: work
        Receipt receipt = step.run("charge", Receipt.class, () -> shop.charge(run.data()));
        List<Quote> quotes = step.run("quotes", new TypeRef<List<Quote>>() {}, shop::quotes);
        step.run("tell the warehouse", () -> shop.tell(run.data()));
        // end
        return List.of(receipt, quotes);
    }

    static Object waiting(Step step, Instant dayOfDelivery) {
        // example: waiting
        step.sleep("cool off", Duration.ofHours(2));
        step.sleepUntil("the day", dayOfDelivery);
        Optional<InngestEvent<PaymentReceived>> paid = step.waitForEvent(
                "payment", event(PaymentReceived.class).match("data.orderId").timeout(Duration.ofDays(3)));
        Optional<InngestEvent<Map<String, Object>>> refund = step.waitForEvent(
                "refund",
                event("shop/refund.asked")
                        .condition("event.data.orderId == async.data.orderId && async.data.cents > 1000")
                        .timeout("1d"));
        var answer = step.waitForSignal("approval", signal("approve-1001").timeout(Duration.ofHours(1)));
        // end
        return List.of(paid, refund, answer);
    }

    static Object others(Step step, OrderPlaced order) {
        // example: others
        List<String> ids = step.sendEvent("announce", InngestEvent.of("shop/order.fulfilled", Map.of("id", "o-1")));
        Optional<String> woken = step.sendSignal("approve", "approve-1001", Map.of("by", "ada"));
        Receipt receipt = step.invoke(
                "bill",
                Invocation.of("billing", "send-invoice").data(order).timeout(Duration.ofHours(1)),
                Receipt.class);
        // end
        return List.of(ids, woken, receipt);
    }

    static Object requests(Step step, String key, Model model, String prompt) {
        // example: requests
        FetchResponse answer = step.fetch("rates", FetchRequest.get(URI.create("https://rates.example/today")));
        Map<?, ?> said = step.ai()
                .infer(
                        "summarise",
                        AiRequest.openAiChat(
                                "gpt-4o-mini",
                                key,
                                Map.of("messages", List.of(Map.of("role", "user", "content", prompt)))),
                        Map.class);
        String own = step.ai().wrap("summarise here", prompt, String.class, () -> model.ask(prompt));
        // end
        return List.of(answer, said, own);
    }

    static Object parallel(Step step, Shop shop, List<Supplier> suppliers) {
        // example: side by side
        Fork<Quote> first = step.runAsync("first quote", Quote.class, shop::quote);
        Fork<Quote> second = step.fork("second", () -> {
            step.sleep("let the first one begin", Duration.ofSeconds(1));
            return step.run("quote", Quote.class, shop::quote); // its id is second/quote
        });
        List<Quote> both = List.of(first.join(), second.join());

        List<Quote> all = step.all(suppliers, Supplier::id, supplier -> step.run("quote", Quote.class, supplier::ask));
        Optional<Quote> fastest =
                step.first(() -> Optional.of(step.run("slow quote", Quote.class, shop::quote)), () -> {
                    step.sleep("patience", Duration.ofMinutes(5));
                    return Optional.empty();
                });
        // end
        return List.of(both, all, fastest);
    }

    static Object deterministic(Step step, Shop shop, Run<OrderPlaced> run) {
        // example: deterministic
        Instant now = step.run("now", Instant.class, Instant::now);
        List<String> items = step.run("items", new TypeRef<List<String>>() {}, () -> shop.itemsOf(run.data()));
        for (String item : items) {
            step.run("pack " + item, () -> shop.pack(item, now));
        }
        // end
        return now;
    }

    interface Shop {
        Receipt charge(OrderPlaced order);

        List<Quote> quotes();

        Quote quote();

        void tell(OrderPlaced order);

        List<String> itemsOf(OrderPlaced order);

        void pack(String item, Instant when);
    }

    interface Model {
        String ask(String prompt);
    }
}
