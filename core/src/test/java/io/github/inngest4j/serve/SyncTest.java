package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.FALLBACK;
import static io.github.inngest4j.serve.Doorway.KEY;
import static io.github.inngest4j.serve.Doorway.NOW;
import static io.github.inngest4j.serve.Doorway.json;
import static io.github.inngest4j.serve.Doorway.plain;
import static io.github.inngest4j.serve.Doorway.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.fake.FakeServer;
import io.github.inngest4j.fake.FakeServer.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTest {

    private static final String STATED = "{\"url\":\"https://shop.example/api/inngest\"}";

    private final Doorway cloud = Doorway.cloud();
    private final Doorway dev = Doorway.dev();

    @AfterEach
    void stop() {
        cloud.close();
        dev.close();
    }

    private static Map<?, ?> sent(Doorway doorway) {
        return (Map<?, ?>) doorway.registration().toPlain();
    }

    /** The addresses of the functions in a document, by the functions' ids. */
    private static Map<?, ?> addresses(Map<?, ?> document) {
        Map<Object, Object> addresses = new HashMap<>();
        for (Object function : (List<?>) document.get("functions")) {
            Map<?, ?> steps = (Map<?, ?>) ((Map<?, ?>) function).get("steps");
            Map<?, ?> runtime = (Map<?, ?>) ((Map<?, ?>) steps.get("step")).get("runtime");
            addresses.put(((Map<?, ?>) function).get("id"), runtime.get("url"));
        }
        return addresses;
    }

    @Test
    void outOfBandTheAppTellsTheServer() {
        ServeResponse answer = cloud.ask("PUT", "/api/inngest")
                .header("X-Inngest-Server-Kind", "cloud")
                .answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(plain(answer)).isEqualTo(Map.of("message", "Successfully synced.", "modified", true));
        assertThat(answer.headers())
                .containsEntry("X-Inngest-Sync-Kind", "out_of_band")
                .containsKey("X-Inngest-Sdk")
                .doesNotContainKey("X-Inngest-Req-Version");
        Received request = cloud.server.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/fn/register");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY.bearer());
        assertThat(request.header("X-Inngest-Expected-Server-Kind")).isEqualTo("cloud");
        assertThat(request.header("X-Inngest-Sync-Kind")).isEqualTo("out_of_band");
        assertThat(request.header("X-Inngest-Framework")).isEqualTo("test");
        assertThat(request.header("X-Inngest-Sdk")).startsWith("inngest4j:v");

        Map<?, ?> document = sent(cloud);
        assertThat(document.get("url")).isEqualTo("http://127.0.0.1:8080/api/inngest");
        assertThat(document.get("v")).isEqualTo("0.1");
        assertThat(document.get("deployType")).isEqualTo("ping");
        assertThat(document.get("appName")).isEqualTo("shop");
        assertThat(document.get("framework")).isEqualTo("test");
        assertThat(document.get("sdk")).isEqualTo(request.header("X-Inngest-Sdk"));
        assertThat(document.get("capabilities")).isEqualTo(Map.of("in_band_sync", "v1", "trust_probe", "v1"));
        assertThat(addresses(document))
                .isEqualTo(Map.of(
                        "shop-count", "http://127.0.0.1:8080/api/inngest?fnId=shop-count&stepId=step",
                        "shop-failing", "http://127.0.0.1:8080/api/inngest?fnId=shop-failing&stepId=step"));
    }

    @Test
    void aSignedRequestIsAnsweredSigned() {
        ServeResponse answer =
                cloud.ask("PUT", "/api/inngest").body(STATED).signedBy(FALLBACK).answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("X-Inngest-Signature", FALLBACK.sign(answer.body(), NOW));
    }

    @Test
    void aWrongSignatureIsRefusedAlthoughNoneWouldDo() {
        assertThat(cloud.ask("PUT", "/api/inngest")
                        .header("X-Inngest-Signature", "t=1&s=00")
                        .answer()
                        .status())
                .isEqualTo(401);
        assertThat(cloud.server.received()).isEmpty();
    }

    @Test
    void theDeploymentsMarkIsPassedOnAndNeverRegistered() {
        cloud.ask("PUT", "/api/inngest?deployId=dep-123&keep=%20me&fnId=x&stepId=y&probe=z&flag")
                .answer();

        assertThat(cloud.server.only().path()).isEqualTo("/fn/register?deployId=dep-123");
        assertThat(cloud.registeredUrl()).isEqualTo("http://127.0.0.1:8080/api/inngest?keep=%20me&flag");
        assertThat(addresses(sent(cloud)).get("shop-count"))
                .isEqualTo("http://127.0.0.1:8080/api/inngest?keep=%20me&flag&fnId=shop-count&stepId=step");
        assertThat(cloud.server.only().body()).doesNotContain("deployId").doesNotContain("dep-123");
    }

    @Test
    void theMarkInASignedAddressIsNotRegisteredEither() {
        cloud.ask("PUT", "/other?a=b")
                .body("{\"url\":\"https://shop.example/x?deployId=1&c=d&fnId=2\"}")
                .signed()
                .answer();
        assertThat(cloud.registeredUrl()).isEqualTo("https://shop.example/x?c=d");
        assertThat(cloud.server.only().path()).isEqualTo("/fn/register");
    }

    @Test
    void theEnvironmentIsTold() {
        try (Doorway branch = Doorway.cloud(builder -> builder.env("branch"))) {
            branch.ask("PUT", "/api/inngest").answer();
            assertThat(branch.server.only().header("X-Inngest-Env")).isEqualTo("branch");
        }
    }

    @Test
    void theFallbackKeyRegistersWhereTheFirstDoesNot() {
        try (var refusing = new FakeServer()
                        .answer("/fn/register", 401, "{}")
                        .answer("/fn/register", 200, "{\"ok\":true}");
                Doorway doorway = Doorway.cloud(builder -> builder.baseUrl(refusing.url()))) {
            assertThat(doorway.ask("PUT", "/api/inngest").answer().status()).isEqualTo(200);
            assertThat(refusing.received().get(1).header("Authorization")).isEqualTo("Bearer " + FALLBACK.bearer());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"At least one function is invalid\",\"data\":null,\"status\":400}",
                "{\"error\":\"Expected server kind dev, got cloud\"}"
            })
    void whatTheServerRefusesIsAFailure(String refusal) {
        try (var refusing = new FakeServer().answer("/fn/register", 400, refusal);
                Doorway doorway = Doorway.cloud(builder -> builder.baseUrl(refusing.url()))) {
            ServeResponse answer = doorway.ask("PUT", "/api/inngest").answer();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(plain(answer).get("modified")).isEqualTo(false);
            assertThat(refusal).contains(String.valueOf(plain(answer).get("message")));
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailure() {
        cloud.server.close();
        ServeResponse answer = cloud.ask("PUT", "/api/inngest").answer();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(plain(answer).get("modified")).isEqualTo(false);
        assertThat(String.valueOf(plain(answer).get("message"))).contains("INNGEST_API_BASE_URL");
    }

    @Test
    void inDevModeThereIsNoAuthorizationUnlessThereIsAKey() {
        assertThat(dev.ask("PUT", "/api/inngest").answer().status()).isEqualTo(200);
        assertThat(dev.server.only().header("Authorization")).isNull();
        try (Doorway withKey = Doorway.with(builder -> builder.dev(true).signingKey(Doorway.KEY_TEXT))) {
            withKey.ask("PUT", "/api/inngest").answer();
            assertThat(withKey.server.only().header("Authorization")).isEqualTo("Bearer " + KEY.bearer());
        }
    }

    @Test
    void inBandTheAnswerIsTheDocument() {
        ServeResponse answer = cloud.ask("PUT", "/somewhere?x=y")
                .header("X-Inngest-Sync-Kind", "in_band")
                .header("X-Inngest-Server-Kind", "cloud")
                .body(STATED)
                .signed()
                .answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("X-Inngest-Sync-Kind", "in_band")
                .containsEntry("X-Inngest-Expected-Server-Kind", "cloud")
                .containsEntry("X-Inngest-Signature", KEY.sign(answer.body(), NOW));
        assertThat(cloud.server.received()).isEmpty();
        Map<?, ?> document = plain(answer);
        assertThat(document.get("app_id")).isEqualTo("shop");
        assertThat(document.get("env")).isNull();
        assertThat(document.get("framework")).isEqualTo("test");
        assertThat(document.get("sdk_author")).isEqualTo("inngest4j");
        assertThat(document.get("sdk_language")).isEqualTo("java");
        assertThat(document.get("sdk")).isEqualTo("inngest4j:v" + document.get("sdk_version"));
        assertThat(document.get("url")).isEqualTo("https://shop.example/api/inngest");
        assertThat(document.get("capabilities")).isEqualTo(Map.of("in_band_sync", "v1", "trust_probe", "v1"));
        assertThat(((Map<?, ?>) document.get("inspection")).get("authentication_succeeded"))
                .isEqualTo(true);
        assertThat(addresses(document).get("shop-count"))
                .isEqualTo("https://shop.example/api/inngest?fnId=shop-count&stepId=step");
    }

    @Test
    void inBandTheRequestMustBeSigned() {
        ServeResponse answer = cloud.ask("PUT", "/api/inngest")
                .header("X-Inngest-Sync-Kind", "in_band")
                .body(STATED)
                .answer();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).doesNotContainKeys("X-Inngest-Sdk", "X-Inngest-Sync-Kind");
        assertThat(cloud.server.received()).isEmpty();
    }

    @Test
    void inBandWhatIsConfiguredGoesBeforeWhatIsStated() {
        try (Doorway doorway = Doorway.cloud(
                builder -> builder.serveOrigin("https://fixed.example").servePath("/fixed"))) {
            ServeResponse answer = doorway.ask("PUT", "/api/inngest")
                    .header("X-Inngest-Sync-Kind", "in_band")
                    .body(STATED)
                    .signed()
                    .answer();
            assertThat(text(json(answer), "url")).isEqualTo("https://fixed.example/fixed");
        }
    }

    @Test
    void inDevModeInBandNeedsNoSignature() {
        ServeResponse answer = dev.ask("PUT", "/api/inngest")
                .header("x-inngest-sync-kind", "in_band")
                .body("{\"url\":\"http://127.0.0.1:4000/proxy\"}")
                .answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(json(answer), "url")).isEqualTo("http://127.0.0.1:4000/proxy");
        assertThat(answer.headers()).doesNotContainKey("X-Inngest-Signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"url\":1}",
                "{\"url\":\"/path\"}",
                "{\"url\":\"ftp://shop.example/\"}",
                "{\"url\":\"http:///x\"}",
                "{\"url\":\"http://a b/\"}"
            })
    void inBandAnAddressThatIsNoneIsRefused(String body) {
        ServeResponse answer = cloud.ask("PUT", "/api/inngest")
                .header("X-Inngest-Sync-Kind", "in_band")
                .body(body)
                .signed()
                .answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(plain(answer).get("modified")).isEqualTo(false);
    }

    @Test
    void whereInBandIsNotAllowedItIsDoneOutOfBand() {
        try (Doorway doorway = Doorway.cloud(builder -> builder.allowInBandSync(false))) {
            ServeResponse answer = doorway.ask("PUT", "/api/inngest")
                    .header("X-Inngest-Sync-Kind", "in_band")
                    .body(STATED)
                    .signed()
                    .answer();
            assertThat(answer.headers()).containsEntry("X-Inngest-Sync-Kind", "out_of_band");
            assertThat(doorway.registeredUrl()).isEqualTo("https://shop.example/api/inngest");
        }
    }

    @Test
    void otherMembersOfAnUnsignedBodyDoNotMatter() {
        assertThat(cloud.ask("PUT", "/api/inngest").body("not json").answer().status())
                .isEqualTo(200);
    }
}
