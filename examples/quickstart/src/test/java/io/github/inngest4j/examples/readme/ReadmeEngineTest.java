package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.examples.readme.ReadmeExamples.OrderPlaced;
import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.serve.ServeHandler;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The README's example of a test; {@link DocumentationTest} sees that it is the same. */
class ReadmeEngineTest {

    // example: test
    @Test
    void anOrderThatIsNotPaidExpires() {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        try (Engine engine = Engine.builder().manualTime(start).build();
                Inngest inngest = Inngest.builder("shop")
                        .dev(true)
                        .clock(engine.clock())
                        .httpTransport(engine.apiTransport())
                        .build();
                ServeHandler app = ServeHandler.builder(inngest)
                        .functions(fulfil(new Warehouse()))
                        .build()) {
            engine.addApp(new InProcessTransport(app));

            EngineRun run =
                    engine.send(InngestEvent.of(new OrderPlaced("o-1", "c-1"))).run("fulfil-order");
            engine.advance(Duration.ofDays(4));

            assertThat(run.output(String.class)).isEqualTo("expired");
        }
    }
    // end
}
