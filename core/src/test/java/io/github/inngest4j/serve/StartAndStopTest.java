package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.BODY;
import static io.github.inngest4j.serve.Doorway.CALL;
import static io.github.inngest4j.serve.Doorway.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.InngestFunction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartAndStopTest {

    @Test
    void aCallThatComesTooLateIsTriedAgain() {
        try (Doorway cloud = Doorway.cloud()) {
            cloud.handler.close();

            ServeResponse answer = cloud.ask("POST", CALL).body(BODY).signed().answer();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers())
                    .containsEntry("X-Inngest-No-Retry", "false")
                    .containsEntry("X-Inngest-Req-Version", "2")
                    .containsKeys("X-Inngest-Sdk", "X-Inngest-Signature");
            assertThat(cloud.executed).hasValue(0);

            ServeResponse sync = cloud.ask("PUT", "/api/inngest").answer();
            assertThat(sync.status()).isEqualTo(503);
            assertThat(plain(sync).get("modified")).isEqualTo(false);
            assertThat(cloud.server.received()).isEmpty();
            assertThat(cloud.ask("GET", "/api/inngest").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aCallThatRunsComesToItsEnd() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        InngestFunction slow = InngestFunction.define("slow")
                .onEvent("shop/slow")
                .handler((run, step) -> {
                    inside.countDown();
                    release.await();
                    return "done";
                });
        try (Doorway dev = Doorway.with(builder -> builder.dev(true), slow)) {
            CompletableFuture<ServeResponse> running = CompletableFuture.supplyAsync(() ->
                    dev.ask("POST", "/api/inngest?fnId=shop-slow").body(BODY).answer());
            inside.await();
            dev.handler.close();
            assertThat(dev.ask("POST", CALL).body(BODY).answer().status()).isEqualTo(503);
            release.countDown();
            assertThat(running.get(20, TimeUnit.SECONDS).body()).asString().isEqualTo("\"done\"");
        }
    }

    @Test
    void atStartNothingIsRegisteredUnlessAskedFor() {
        try (Doorway cloud = Doorway.cloud(builder -> builder.serveOrigin("https://shop.example"))) {
            cloud.handler.start();
            assertThat(cloud.server.received()).isEmpty();
        }
    }

    @Test
    void atStartTheAppRegistersItselfIfAskedTo() {
        try (Doorway cloud = Doorway.cloud(builder -> builder.syncOnStart(true).serveOrigin("https://shop.example"))) {
            cloud.handler.start();
            assertThat(cloud.registeredUrl()).isEqualTo("https://shop.example/api/inngest");
        }
        try (Doorway cloud = Doorway.cloud(builder ->
                builder.syncOnStart(true).serveOrigin("https://shop.example").servePath("/other"))) {
            cloud.handler.start();
            assertThat(cloud.registeredUrl()).isEqualTo("https://shop.example/other");
        }
    }

    @Test
    void atStartAServerThatIsNotThereKeepsNobodyFromStarting() {
        try (Doorway cloud = Doorway.cloud(builder -> builder.syncOnStart(true).serveOrigin("https://shop.example"))) {
            cloud.server.close();
            cloud.handler.start();
        }
    }

    @Test
    void nobodyIsAskedSoTheOriginMustBeConfigured() {
        try (Doorway dev = Doorway.with(builder -> builder.dev(true).syncOnStart(true))) {
            assertThatThrownBy(dev.handler::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("INNGEST_SERVE_ORIGIN");
            assertThatThrownBy(dev.handler::syncNow).hasMessageContaining("INNGEST_SERVE_ORIGIN");
        }
    }

    @Test
    void registeringNowTellsHowItWent() {
        try (Doorway cloud = Doorway.cloud(builder -> builder.serveOrigin("https://shop.example"))) {
            assertThat(cloud.handler.syncNow()).isTrue();
            cloud.server.close();
            assertThatThrownBy(cloud.handler::syncNow)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("app 'shop' was not registered");
        }
    }
}
