package io.github.inngest4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Does what a reader of the README does: starts the quickstart and types what it prints. */
@Timeout(120)
class QuickstartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(Printed.PATIENCE_SECONDS);

    private final Printed printed = new Printed();

    @Test
    void everyPrintedCommandWorks() throws Exception {
        try (Quickstart quickstart = Quickstart.start(Ports.ANY, Optional.empty(), printed::add)) {
            shipAnOrder(quickstart.engine().orElseThrow());
        }
    }

    @Test
    void theReadmeShowsTheFirstCommand() throws Exception {
        try (Quickstart quickstart = Quickstart.start(Ports.ANY, Optional.empty(), printed::add)) {
            int port = quickstart.engine().orElseThrow().url().getPort();

            assertThat(Path.of("../../README.md"))
                    .content()
                    .contains(printed.nextCommand().replace(":" + port + "/", ":8288/"));
        }
    }

    @Test
    void whatFailsIsTold() throws Exception {
        try (Quickstart quickstart = Quickstart.start(Ports.ANY, Optional.empty(), printed::add)) {
            printed.type(printed.nextCommand().replace("\"quantity\":2", "\"quantity\":11"));

            assertThat(printed.next("failed")).endsWith("there are 10 x teapot in stock, not 11");
            Engine engine = quickstart.engine().orElseThrow();
            assertThat(engine.runs(OrderFlow.FUNCTION_ID))
                    .hasSize(1)
                    .allSatisfy(run -> assertThat(run.status()).isEqualTo(RunStatus.FAILED));
            assertThat(printed.type(printed.nextCommand())).contains("\"status\":\"Failed\"");
        }
    }

    @Test
    void withAServerTheSameAppRegistersThereAndStartsNoEngine() throws Exception {
        try (Engine server = Engine.builder().http(0).build();
                Quickstart quickstart = Quickstart.start(Ports.ANY, Optional.of(server.url()), printed::add)) {
            assertThat(quickstart.engine()).isEmpty();
            assertThat(printed.next("Inngest server")).endsWith(server.url().toString());

            shipAnOrder(server);
        }
    }

    private void shipAnOrder(Engine engine) throws Exception {
        printed.type(printed.nextCommand());
        assertThat(printed.next("reserve-stock")).contains("2 x teapot");
        assertThat(printed.next("book-courier")).contains("attempt 1", "will be retried");
        assertThat(printed.next("book-courier")).contains("attempt 2", "will come");
        printed.next("ask-for-payment");
        String pay = printed.nextCommand();
        assertThat(engine.awaitIdle(PATIENCE)).as("the run waits").isTrue();
        printed.type(pay);
        assertThat(printed.next("ship")).contains("TRACK-1001");
        String look = printed.nextCommand();
        engine.runs(OrderFlow.FUNCTION_ID).get(0).await(PATIENCE);
        assertThat(printed.type(look)).contains("\"status\":\"Completed\"", "\"trackingId\":\"TRACK-1001\"");
    }
}
