package io.github.inngest4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.EventName;
import io.github.inngest4j.EventWait;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.serve.ServeHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and this project's SDK in one JVM, without a socket: in dev mode and with signatures. */
class SdkInProcessTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final String KEY = "signkey-test-0123456789abcdef0123456789abcdef";

    record OrderPlaced(String orderId, int amount) {}

    @EventName("shop/payment.received")
    record PaymentReceived(String orderId) {}

    private final List<AutoCloseable> opened = new ArrayList<>();

    /** An engine with an app of this SDK, and another app that invokes its function and hears its events. */
    private Engine engine(boolean signed, InngestFunction function) {
        WireApp other = new WireApp("other")
                .function(
                        "start",
                        call -> call.has("i")
                                ? Wire.returned(call.steps().get("i"))
                                : Wire.ops(Wire.invoke("i", "shop-" + function.id(), call.data(), "1h")))
                .function("hear", call -> Wire.returned(call.data()));
        EngineBuilder builder = Engine.builder().manualTime(START).app(other);
        Engine engine = (signed ? builder.signingKey(KEY).eventKey("events") : builder).build();
        opened.add(engine);
        InngestBuilder sdk = Inngest.builder("shop")
                .configuration(name -> null)
                .httpTransport(engine.apiTransport())
                .eventKey("events")
                .serveOrigin("http://shop.test")
                .clock(engine.clock());
        Inngest inngest =
                (signed ? sdk.signingKey(KEY).baseUrl("http://engine.test") : sdk.dev("http://engine.test")).build();
        opened.add(inngest);
        ServeHandler handler = ServeHandler.builder(inngest).functions(function).build();
        opened.add(handler);
        return engine.addApp(new InProcessTransport(handler));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsAnOrder(boolean signed) {
        InngestFunction fulfil = InngestFunction.define("fulfil-order")
                .data(OrderPlaced.class)
                .handler((run, step) -> {
                    String stock = step.run(
                            "reserve",
                            String.class,
                            () -> "stock for " + run.data().orderId());
                    step.sleep("cool-off", Duration.ofMinutes(1));
                    Optional<InngestEvent<PaymentReceived>> paid = step.waitForEvent(
                            "payment",
                            EventWait.event(PaymentReceived.class)
                                    .match("data.orderId")
                                    .timeout(Duration.ofMinutes(3)));
                    return stock + (paid.isPresent() ? ", paid" : ", expired");
                });
        Engine engine = engine(signed, fulfil);

        EngineRun paid = engine.send("test/start", new OrderPlaced("o1", 5)).run("start");
        EngineRun expired = engine.send("test/start", new OrderPlaced("o2", 5)).run("start");
        engine.advance(Duration.ofMinutes(2));
        engine.send(InngestEvent.of(new PaymentReceived("o1")));
        engine.advance(Duration.ofMinutes(2));

        assertThat(paid.outputJson()).isEqualTo("{\"data\":\"stock for o1, paid\"}");
        assertThat(expired.outputJson()).isEqualTo("{\"data\":\"stock for o2, expired\"}");
        assertThat(engine.runs("fulfil-order").get(0).steps())
                .extracting(EngineStep::id)
                .containsExactly("reserve", "cool-off", "payment");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsEventsFromSteps(boolean signed) {
        InngestFunction sender = InngestFunction.define("sender")
                .handler((run, step) -> step.sendEvent("emit", InngestEvent.of("test/hear", Map.of("n", 7))));
        Engine engine = engine(signed, sender);

        EngineRun run = engine.send("test/start", Map.of()).run("start");

        assertThat(engine.runs("hear")).hasSize(1);
        assertThat(engine.runs("hear").get(0).outputJson()).isEqualTo("{\"n\":7}");
        assertThat(run.outputJson()).startsWith("{\"data\":[\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fetchesAStateThatIsTooLargeForACall(boolean signed) {
        InngestFunction large = InngestFunction.define("large").handler((run, step) -> {
            int total = 0;
            for (int i = 0; i < 5; i++) {
                total += step.run("chunk", String.class, () -> "x".repeat(1_000_000))
                        .length();
            }
            return total;
        });

        EngineRun run = engine(signed, large).send("test/start", Map.of()).run("start");

        assertThat(run.outputJson()).isEqualTo("{\"data\":5000000}");
    }
}
