package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.RunStatus;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.examples.readme.ReadmeExamples.OrderPlaced;
import io.github.inngest4j.examples.readme.ReadmeExamples.PaymentReceived;
import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.serve.ServeHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of the page on tests; {@link DocumentationTest} sees that they are the same. */
class TestingExamplesTest {

    // example: test frame
    private final Engine engine =
            Engine.builder().manualTime(Instant.parse("2030-01-01T00:00:00Z")).build();
    private final Inngest inngest = Inngest.builder("shop")
            .dev(true)
            .clock(engine.clock())
            .httpTransport(engine.apiTransport())
            .build();

    private void serve(InngestFunction... functions) {
        ServeHandler app = ServeHandler.builder(inngest).functions(functions).build();
        engine.addApp(new InProcessTransport(app));
    }

    @AfterEach
    void end() {
        inngest.close();
        engine.close();
    }
    // end

    // example: test of an event
    @Test
    void anOrderThatIsPaidIsShipped() {
        serve(fulfil(new Warehouse()));

        EngineRun run =
                engine.send(InngestEvent.of(new OrderPlaced("o-1", "c-1"))).run("fulfil-order");
        engine.advance(Duration.ofHours(1)); // past the sleep: now it waits
        engine.send(InngestEvent.of(new PaymentReceived("o-1", 900)));

        assertThat(run.output(String.class)).isEqualTo("shipped");
        assertThat(run.step("reserve-stock")).isPresent();
        assertThat(run.calls()).isEqualTo(3);
    }
    // end

    // example: test of retries
    @Test
    void aStepIsTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        serve(InngestFunction.define("flaky")
                .onEvent("shop/try")
                .handler((run, step) -> step.run("call", String.class, () -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("not now");
                    }
                    return "done";
                })));

        EngineRun run = engine.send("shop/try", null).run("flaky");
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        engine.advance(Duration.ofMinutes(5));

        assertThat(run.output(String.class)).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }
    // end
}
