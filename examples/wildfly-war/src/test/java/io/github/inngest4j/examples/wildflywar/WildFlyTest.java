package io.github.inngest4j.examples.wildflywar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.RunStatus;
import io.github.inngest4j.examples.runner.Curl;
import io.github.inngest4j.examples.runner.RunningExample;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders at the example, as its README shows it. */
@Timeout(300)
class WildFlyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningExample shop;

    @BeforeAll
    static void start() throws Exception {
        shop = RunningExample.start(new WildFly());
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
        assertThat(shop.type(lines.get(0)).statusCode()).isEqualTo(202);
        shop.awaitLog("order 1 waits for its payment");
        awaitAnswer();
        assertThat(shop.type(lines.get(1)).body()).contains("\"state\":\"AWAITING_PAYMENT\"");

        assertThat(shop.type(lines.get(2)).statusCode()).isEqualTo(202);

        assertThat(lastRun().await(PATIENCE).outputJson()).isEqualTo("\"shipped\"");
        assertThat(shop.type(lines.get(3)).body())
                .contains("\"orderId\":\"1\"", "\"article\":\"cup\"", "\"quantity\":2", "\"state\":\"SHIPPED\"");
        assertThat(Path.of("README.md"))
                .content()
                .contains(new WildFly()
                        .lines("http://127.0.0.1:8080/wildfly-war", "http://127.0.0.1:8288").stream()
                                .map(Curl::toString)
                                .toList());
    }

    @Test
    void aStepThatFailsIsRolledBackAndTriedAgain() throws Exception {
        EngineRun run = place("1002", "teapot", 5);
        shop.awaitLog("2 x teapot missing for order 1002");
        awaitAnswer();
        assertThat(shop.type(Curl.get(shop.url() + "/orders/1002")).statusCode())
                .isEqualTo(404);
        assertThat(get("/stock/teapot")).contains("\"stock\":3");

        assertThat(post("/stock/teapot/10", "").body()).contains("\"stock\":13");

        shop.awaitLog("order 1002 waits for its payment");
        awaitAnswer();
        assertThat(get("/stock/teapot")).contains("\"stock\":8");
        assertThat(post("/orders/1002/payment", "").statusCode()).isEqualTo(202);
        assertThat(run.await(PATIENCE).outputJson()).isEqualTo("\"shipped\"");
        assertThat(run.step("reserve-stock").orElseThrow().attempts()).isGreaterThan(1);
    }

    @Test
    void anOrderThatCannotBeFulfilledIsRefused() throws Exception {
        EngineRun run = place("1003", "crown", 1);

        shop.awaitLog("order 1003 refused");
        awaitAnswer();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(get("/orders/1003")).contains("\"state\":\"REFUSED\"", "\"remark\":\"We do not sell any crown\"");
    }

    @Test
    void whatIsNoOrderIsNotSent() throws Exception {
        int runs = shop.engine().runs("fulfil-order").size();

        assertThat(post("/orders", order("1004", "cup", 0)).statusCode()).isEqualTo(400);

        assertThat(shop.engine().runs("fulfil-order")).hasSize(runs);
    }

    private static EngineRun place(String orderId, String article, int quantity) throws Exception {
        assertThat(post("/orders", order(orderId, article, quantity)).statusCode())
                .isEqualTo(202);
        return lastRun();
    }

    private static EngineRun lastRun() {
        List<EngineRun> runs = shop.engine().runs("fulfil-order");
        return runs.get(runs.size() - 1);
    }

    private static String order(String orderId, String article, int quantity) {
        return "{\"orderId\":\"" + orderId + "\",\"article\":\"" + article + "\",\"quantity\":" + quantity + "}";
    }

    private static HttpResponse<String> post(String path, String json) throws Exception {
        return shop.type(Curl.post(shop.url() + path, json));
    }

    private static String get(String path) throws Exception {
        return shop.type(Curl.get(shop.url() + path)).body();
    }

    /** Waits until the present call is over, and with it the transactions within. */
    private static void awaitAnswer() throws InterruptedException {
        assertThat(shop.engine().awaitIdle(PATIENCE)).isTrue();
    }
}
