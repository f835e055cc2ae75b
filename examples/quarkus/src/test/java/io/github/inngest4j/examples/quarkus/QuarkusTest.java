package io.github.inngest4j.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import io.github.inngest4j.engine.RunStatus;
import io.github.inngest4j.examples.runner.Curl;
import io.github.inngest4j.examples.runner.RunningExample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders at the example, as its README shows it. */
@Timeout(300)
class QuarkusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningExample shop;

    @BeforeAll
    static void start() throws Exception {
        shop = RunningExample.start(new Quarkus());
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void theLinesOfTheReadmeShipAnOrder() throws Exception {
        List<Curl> lines = shop.lines();
        assertThat(shop.type(lines.get(0)).statusCode()).isEqualTo(200);
        List<EngineRun> runs = shop.engine().runs("fulfil-order");
        EngineRun run = runs.get(runs.size() - 1);
        shop.awaitLog("order 1 waits for its payment");
        assertThat(shop.engine().awaitIdle(PATIENCE)).isTrue();
        assertThat(shop.type(lines.get(1)).body()).isEqualTo("order 1 waits for its payment\n");

        assertThat(shop.type(lines.get(2)).statusCode()).isEqualTo(200);

        assertThat(run.await(PATIENCE).outputJson()).isEqualTo("\"a parcel from the shelf of the cups\"");
        assertThat(run.steps())
                .extracting(EngineStep::id)
                .containsExactly(
                        "reserve-stock", "let-the-customer-change-his-mind", "ask-for-payment", "payment", "ship");
        assertThat(shop.type(lines.get(3)).body()).isEqualTo("order 1 is shipped\n");
        assertThat(Path.of("README.md"))
                .content()
                .contains(new Quarkus()
                        .lines("http://127.0.0.1:8080", "http://127.0.0.1:8288").stream()
                                .map(Curl::toString)
                                .toList());
    }

    @Test
    void anOrderThatCannotBeFulfilledFailsAtOnce() throws Exception {
        EngineRun run = shop.engine()
                .send("shop/order.placed", Map.of("orderId", "2", "article", "cup", "quantity", 13))
                .run("fulfil-order");

        assertThat(shop.engine().awaitIdle(PATIENCE)).isTrue();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error().orElseThrow().message()).contains("There are 12 x cup, not 13");
    }
}
