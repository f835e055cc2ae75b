package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.BODY;
import static io.github.inngest4j.serve.Doorway.CALL;
import static io.github.inngest4j.serve.Doorway.FALLBACK;
import static io.github.inngest4j.serve.Doorway.KEY;
import static io.github.inngest4j.serve.Doorway.NOW;
import static io.github.inngest4j.serve.Doorway.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.internal.security.SigningKey;
import io.github.inngest4j.serve.Doorway.Asking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallAuthenticationTest {

    private final Doorway cloud = Doorway.cloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Asking call() {
        return cloud.ask("POST", CALL).header("X-Inngest-Server-Kind", "cloud").body(BODY);
    }

    private void assertRefused(Asking call) {
        ServeResponse answer = call.answer();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers())
                .isEqualTo(Map.of("Content-Type", "application/json", "X-Inngest-Sdk-Handled", "true"));
        assertThat(answer.body()).asString().isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(cloud.executed).hasValue(0);
    }

    @Test
    void aSignedCallIsExecutedAndTheAnswerSignedByTheSameKey() {
        ServeResponse answer = call().signed().answer();
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.headers()).containsEntry("X-Inngest-Signature", KEY.sign(answer.body(), NOW));
        assertThat(cloud.executed).hasValue(1);
    }

    @Test
    void theFallbackKeyIsAsGood() {
        ServeResponse answer = call().signedBy(FALLBACK).answer();
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.headers()).containsEntry("X-Inngest-Signature", FALLBACK.sign(answer.body(), NOW));
    }

    @Test
    void bytesAreSignedAsTheyAre() {
        String spaced = BODY.replace(",", " ,\n ");
        assertThat(call().body(spaced).signed().answer().status()).isEqualTo(206);
    }

    @Test
    void aBodyThatWasWrittenAnewIsRecognized() {
        Asking call = call().signed();
        assertThat(call.body(BODY.replace(":", ": ")).answer().status()).isEqualTo(206);
    }

    @Test
    void withoutSignature() {
        assertRefused(call());
    }

    @Test
    void withAnEmptySignature() {
        assertRefused(call().header("X-Inngest-Signature", ""));
    }

    @Test
    void withTheSignatureOfAnotherBody() {
        assertRefused(call().signed().body(BODY.replace("\"n\":1", "\"n\":2")));
    }

    @Test
    void withAnUnknownKey() {
        assertRefused(call().signedBy(SigningKey.parse("signkey-test-" + "ab".repeat(32))));
    }

    @Test
    void withTheHashedKeyThatIsTheBearerToken() {
        assertRefused(call().signedBy(SigningKey.parse(KEY.bearer())));
    }

    @Test
    void withATimeTooOldOrTooNew() {
        Duration tooMuch = Duration.ofMinutes(5).plusSeconds(1);
        assertRefused(call().signedBy(KEY, NOW.minus(tooMuch)));
        assertRefused(call().signedBy(KEY, NOW.plus(tooMuch)));
        assertThat(call().signedBy(KEY, NOW.minusSeconds(300)).answer().status())
                .isEqualTo(206);
    }

    @Test
    void noHeaderIsABypass() {
        assertRefused(call().header("X-Inngest-Server-Kind", "dev"));
        assertRefused(call().header("X-Inngest-Server-Kind", "dev").header("X-Inngest-Sync-Kind", "in_band"));
        assertRefused(cloud.ask("POST", CALL + "&dev=1").body(BODY).header("X-Forwarded-Host", "localhost"));
    }

    @Test
    void nothingIsParsedBeforeTheSignatureHasBeenChecked() {
        assertRefused(call().body("{\"event\":"));
        assertRefused(cloud.ask("POST", "/api/inngest").body(BODY));
        assertRefused(cloud.ask("POST", "/api/inngest?fnId=shop-unknown").body(BODY));
        assertRefused(cloud.ask("POST", "/api/inngest?probe=other").body(BODY));
        assertRefused(call().body("[".repeat(50_000)).header("X-Inngest-Signature", "t=1&s=00"));
    }

    @Test
    void devModeAsksForNoSignature() {
        try (Doorway dev = Doorway.dev()) {
            ServeResponse answer = dev.ask("POST", CALL).body(BODY).answer();
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.headers()).doesNotContainKey("X-Inngest-Signature");
        }
    }

    @Test
    void devModeMindsNoWrongSignatureAndAnswersTheRightOneSigned() {
        try (Doorway dev = Doorway.with(builder -> builder.dev(true).signingKey(Doorway.KEY_TEXT))) {
            ServeResponse wrong =
                    dev.ask("POST", CALL).body(BODY).signedBy(FALLBACK).answer();
            assertThat(wrong.status()).isEqualTo(206);
            assertThat(wrong.headers()).doesNotContainKey("X-Inngest-Signature");
            ServeResponse right = dev.ask("POST", CALL).body(BODY).signed().answer();
            assertThat(right.headers()).containsKey("X-Inngest-Signature");
        }
    }

    @Test
    void withoutAKeyTheCloudIsRefusedWithTheNameOfTheSetting() {
        try (Doorway keyless = Doorway.with(builder -> builder)) {
            for (String method : new String[] {"POST", "PUT"}) {
                ServeResponse answer =
                        keyless.ask(method, CALL).body(BODY).signed().answer();
                assertThat(answer.status()).isEqualTo(500);
                assertThat(String.valueOf(plain(answer).get("message"))).contains("INNGEST_SIGNING_KEY");
                assertThat(answer.headers()).containsEntry("X-Inngest-No-Retry", "false");
            }
            assertThat(keyless.executed).hasValue(0);
            assertThat(keyless.server.received()).isEmpty();
        }
    }

    @Test
    void theFallbackKeyAloneIsNotAKey() {
        try (Doorway keyless = Doorway.with(builder -> builder.signingKeyFallback(Doorway.FALLBACK_TEXT))) {
            assertThat(keyless.ask("POST", CALL).body(BODY).answer().status()).isEqualTo(500);
        }
    }

    @Test
    void theProbeTellsWhetherCallsAreTrusted() {
        ServeResponse trusted = cloud.ask("POST", "/api/inngest?probe=trust")
                .body("{}")
                .signed()
                .answer();
        assertThat(trusted.status()).isEqualTo(200);
        assertThat(trusted.body()).isEmpty();
        assertThat(trusted.headers()).containsEntry("X-Inngest-Signature", KEY.sign(new byte[0], NOW));

        assertRefused(cloud.ask("POST", "/api/inngest?probe=trust").body("{}"));
        ServeResponse other = cloud.ask("POST", "/api/inngest?probe=other")
                .body("{}")
                .signed()
                .answer();
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.headers()).containsKey("X-Inngest-Signature");
    }

    @Test
    void aSignatureThatCannotBeCheckedIsAnsweredAndNothingIsExecuted() {
        Clock broken = new Clock() {
            @Override
            public Instant instant() {
                throw new IllegalStateException("the clock is broken");
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (Doorway app = Doorway.cloud(builder -> builder.clock(broken))) {
            ServeResponse answer = app.ask("POST", CALL).body(BODY).signed().answer();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.headers()).containsEntry("X-Inngest-No-Retry", "false");
            assertThat(answer.body()).asString().contains("InternalError").doesNotContain("clock");
            assertThat(app.executed).hasValue(0);
        }
    }
}
