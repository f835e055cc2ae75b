package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.FALLBACK;
import static io.github.inngest4j.serve.Doorway.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.serve.Doorway.Asking;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which address the app is registered, and that nobody else can choose it. */
class RegisteredOriginTest {

    /** Everything by which a request can claim to have come by way of somewhere. */
    private static final List<UnaryOperator<Asking>> FORGERIES = List.of(
            asking -> asking.header("X-Forwarded-Host", "evil.example"),
            asking -> asking.header("X-Forwarded-Host", "evil.example").header("X-Forwarded-Proto", "https"),
            asking -> asking.header("X-Forwarded-Server", "evil.example").header("X-Original-Host", "evil.example"),
            asking -> asking.header("Forwarded", "for=1.2.3.4;host=evil.example;proto=https"),
            asking -> asking.header("X-Forwarded-Prefix", "//evil.example"),
            asking -> asking.header("Origin", "https://evil.example").header("Referer", "https://evil.example/"),
            asking -> asking.header("X-Inngest-Serve-Origin", "https://evil.example"),
            asking -> asking.body("{\"url\":\"https://evil.example/api/inngest\"}"));

    private final Doorway cloud = Doorway.cloud();
    private final Doorway dev = Doorway.dev();

    @AfterEach
    void stop() {
        cloud.close();
        dev.close();
    }

    private void assertRefused(Asking asking) {
        ServeResponse answer = asking.answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.valueOf(plain(answer).get("message")))
                .contains("inngest.serve-origin (environment variable INNGEST_SERVE_ORIGIN)")
                .doesNotContain("evil");
        assertThat(plain(answer).get("modified")).isEqualTo(false);
        assertThat(cloud.server.received()).isEmpty();
    }

    private Asking put() {
        return cloud.ask("PUT", "/api/inngest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example:8080",
                "127.0.0.1.evil.example:8080",
                "127.0.0.1",
                "127.0.0.1:80",
                "127.0.0.1:8081",
                "127.0.0.2:8080",
                "10.0.0.1:8080",
                "[::1]:8080",
                "2130706433:8080",
                "0x7f.1:8080",
                "127.1:8080",
                "127.0.0.01:8080",
                "ip6-localhost:8080"
            })
    void aForeignHostIsNeverRegistered(String host) {
        assertRefused(put().host(host));
    }

    @Test
    void aForeignHostIsNotMadeOursByWhatProxiesSay() {
        assertRefused(put().host("evil.example").header("X-Forwarded-Host", "127.0.0.1:8080"));
        assertRefused(put().host("evil.example").header("Forwarded", "host=127.0.0.1:8080"));
    }

    @Test
    void noForgeryChangesWhatTheSocketSays() {
        for (UnaryOperator<Asking> forgery : FORGERIES) {
            try (Doorway doorway = Doorway.cloud()) {
                ServeResponse answer =
                        forgery.apply(doorway.ask("PUT", "/api/inngest")).answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(doorway.registeredUrl()).isEqualTo("http://127.0.0.1:8080/api/inngest");
                assertThat(doorway.server.only().body()).doesNotContain("evil");
            }
        }
    }

    @Test
    void noForgeryChangesWhatIsConfigured() {
        for (UnaryOperator<Asking> forgery : FORGERIES) {
            try (Doorway doorway = Doorway.cloud(builder -> builder.serveOrigin("https://shop.example"))) {
                forgery.apply(doorway.ask("PUT", "/api/inngest").host("evil.example"))
                        .answer();
                assertThat(doorway.registeredUrl()).isEqualTo("https://shop.example/api/inngest");
                assertThat(doorway.server.only().body()).doesNotContain("evil");
            }
        }
    }

    @Test
    void aSignatureOverNoAddressDoesNotMakeTheHostTrustworthy() {
        assertRefused(put().host("evil.example").signed());
        assertRefused(put().host("evil.example").body("{}").signed());
        assertRefused(put().host("evil.example").body("{\"url\":\"evil\"}").signed());
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() {
        ServeResponse answer = put().body("{\"url\":\"https://shop.example/\"}")
                .signed()
                .body("{\"url\":\"https://evil.example/\"}")
                .answer();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(cloud.server.received()).isEmpty();
    }

    @Test
    void withoutAHostOrASocketThereIsNoOrigin() {
        assertRefused(put().localAddress(null));
        assertRefused(put().localAddress(""));
        assertRefused(put().localAddress("evil.example:8080").host("evil.example:8080"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080,   127.0.0.1:8080",
        "localhost:8080,   127.0.0.1:8080",
        "LOCALHOST:8080,   '[::1]:8080'",
        "10.1.2.3:8080,    10.1.2.3:8080",
        "10.1.2.3,         10.1.2.3:80",
        "'[::1]:8080',     '[::1]:8080'",
        "'[::1]:8080',     '0:0:0:0:0:0:0:1:8080'",
        "'[fd00::1]:8080', '[fd00:0:0:0:0:0:0:1]:8080'",
    })
    void theAddressOfTheSocketIsRegistered(String host, String localAddress) {
        put().host(host).localAddress(localAddress).answer();
        assertThat(cloud.registeredUrl()).isEqualToIgnoringCase("http://" + host + "/api/inngest");
    }

    @Test
    void localhostIsOursOnlyIfTheSocketIsLocal() {
        assertRefused(put().host("localhost:8080").localAddress("10.1.2.3:8080"));
    }

    @Test
    void theSchemeOfTheSocketIsKept() {
        put().https().host("10.1.2.3").localAddress("10.1.2.3:443").answer();
        assertThat(cloud.registeredUrl()).isEqualTo("https://10.1.2.3/api/inngest");
    }

    @Test
    void aSignedAddressIsRegistered() {
        put().host("evil.example")
                .body("{\"url\":\"https://shop.example:8443/other?a=b\"}")
                .signedBy(FALLBACK)
                .answer();
        assertThat(cloud.registeredUrl()).isEqualTo("https://shop.example:8443/other?a=b");
    }

    @Test
    void aSignedAddressKeepsNoPassword() {
        put().body("{\"url\":\"https://user:secret@shop.example/x\"}").signed().answer();
        assertThat(cloud.registeredUrl()).isEqualTo("https://shop.example/x");
    }

    @Test
    void originAndPathAreConfiguredApart() {
        try (Doorway doorway = Doorway.cloud(builder -> builder.serveOrigin("https://shop.example"))) {
            doorway.ask("PUT", "/api/inngest?a=b").host("evil.example").answer();
            assertThat(doorway.registeredUrl()).isEqualTo("https://shop.example/api/inngest?a=b");
        }
        try (Doorway doorway = Doorway.cloud(builder -> builder.servePath("/public/path"))) {
            doorway.ask("PUT", "/api/inngest").answer();
            assertThat(doorway.registeredUrl()).isEqualTo("http://127.0.0.1:8080/public/path");
        }
    }

    @Test
    void aWrongSignatureHelpsInNoWay() {
        for (String signature : List.of("", "t=1&s=00", "evil")) {
            assertThat(put().host("evil.example")
                            .body("{\"url\":\"https://evil.example/\"}")
                            .header("X-Inngest-Signature", signature)
                            .answer()
                            .status())
                    .isEqualTo(401);
        }
        assertThat(cloud.server.received()).isEmpty();
    }

    @Test
    void theKindOfServerHelpsInNoWay() {
        assertRefused(put().host("evil.example").header("X-Inngest-Server-Kind", "dev"));
    }

    @Test
    void inDevModeTheRequestSaysWhereTheAppIs() {
        dev.ask("PUT", "/api/inngest").host("my-laptop:3000").localAddress(null).answer();
        assertThat(dev.registeredUrl()).isEqualTo("http://my-laptop:3000/api/inngest");
    }

    @Test
    void inDevModeProxiesAreBelieved() {
        dev.ask("PUT", "/api/inngest")
                .header("X-Forwarded-Host", "tunnel.example")
                .header("X-Forwarded-Proto", "https")
                .answer();
        assertThat(dev.registeredUrl()).isEqualTo("https://tunnel.example/api/inngest");
    }

    @Test
    void inDevModeTooWhatIsConfiguredGoesFirst() {
        try (Doorway doorway = Doorway.with(builder -> builder.dev(true).serveOrigin("http://app:3000"))) {
            doorway.ask("PUT", "/api/inngest")
                    .header("X-Forwarded-Host", "tunnel.example")
                    .answer();
            assertThat(doorway.registeredUrl()).isEqualTo("http://app:3000/api/inngest");
        }
    }
}
