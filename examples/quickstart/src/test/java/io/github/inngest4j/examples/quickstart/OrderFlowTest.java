package io.github.inngest4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import io.github.inngest4j.engine.RunStatus;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.serve.ServeHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function on an engine in this JVM, without sockets, in a time that passes when it is told to. */
class OrderFlowTest {

    private final List<String> lines = new ArrayList<>();
    private final Engine engine =
            Engine.builder().manualTime(Instant.parse("2030-01-01T00:00:00Z")).build();
    private final Inngest inngest =
            Inngest.builder("quickstart").dev(true).clock(engine.clock()).build();
    private final ServeHandler app = ServeHandler.builder(inngest)
            .functions(new OrderFlow(new Console(new Curl(URI.create("http://engine.test")), lines::add)).fulfilOrder())
            .build();

    @BeforeEach
    void registerApp() {
        engine.addApp(new InProcessTransport(app));
    }

    @AfterEach
    void close() {
        engine.close();
        app.close();
        inngest.close();
    }

    private EngineRun place(OrderPlaced order) {
        return engine.send(InngestEvent.of(order)).run(OrderFlow.FUNCTION_ID);
    }

    @Test
    void aPaidOrderIsShipped() {
        EngineRun run = place(new OrderPlaced("17", "kettle", 3));
        engine.advance(Duration.ofMinutes(9));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);

        engine.send(InngestEvent.of(new PaymentReceived("17")));

        assertThat(run.output(OrderResult.class))
                .isEqualTo(new OrderResult("17", OrderResult.Status.SHIPPED, "TRACK-17"));
        assertThat(run.steps())
                .extracting(EngineStep::id)
                .containsExactly(
                        "reserve-stock",
                        "time-to-change",
                        "book-courier",
                        "ask-for-payment",
                        "payment",
                        "ship",
                        "tell-result");
        assertThat(run.step("book-courier").orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void anOrderThatIsNotPaidIsGivenUp() {
        EngineRun run = place(new OrderPlaced("17", "kettle", 3));
        engine.send(InngestEvent.of(new PaymentReceived("18")));
        engine.advance(Duration.ofMinutes(11));

        assertThat(run.output(OrderResult.class)).isEqualTo(new OrderResult("17", OrderResult.Status.NOT_PAID, null));
        assertThat(run.step("release-stock")).isPresent();
    }

    @Test
    void anOrderThatCannotBeFulfilledIsApologizedFor() {
        EngineRun run = place(new OrderPlaced("17", "kettle", 11));

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(engine.runs(OrderFlow.FUNCTION_ID + "-failure"))
                .extracting(EngineRun::status)
                .containsExactly(RunStatus.COMPLETED);
        assertThat(lines).contains("run " + run.id() + "  order 17 failed: there are 10 x kettle in stock, not 11");
    }

    @Test
    void everythingIsPrintedOnce() {
        place(new OrderPlaced("17", "kettle", 3));
        engine.advance(Duration.ofMinutes(1));
        engine.send(InngestEvent.of(new PaymentReceived("17")));

        assertThat(lines.stream().filter(line -> line.startsWith("run ")))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }
}
