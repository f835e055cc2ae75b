package io.github.inngest4j.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    private static final SigningKey KEY =
            SigningKey.parse("signkey-test-5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e");
    private static final SigningKey FALLBACK =
            SigningKey.parse("signkey-test-0ddba11777777777777777777777777777777777777777777777777777777777");

    /** As recorded: a signed introspection request, which has no body. */
    private static final long RECORDED_AT = 1795410954;

    private static final String RECORDED =
            "t=1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e";
    private static final byte[] EMPTY = {};

    @Test
    void acceptsWhatTheServerSigned() {
        assertThat(at(RECORDED_AT).verify(RECORDED, EMPTY)).isSameAs(KEY);
    }

    @Test
    void acceptsTheFallbackKeyAndSaysSo() {
        byte[] body = bytes("{\"a\":1}");
        String header = FALLBACK.sign(body, Instant.ofEpochSecond(RECORDED_AT));
        assertThat(at(RECORDED_AT).verify(header, body)).isSameAs(FALLBACK);
    }

    @Test
    void refusesAnotherKeyAndNoKeys() {
        SigningKey stranger = SigningKey.parse("signkey-test-00");
        Instant now = Instant.ofEpochSecond(RECORDED_AT);
        assertThat(at(RECORDED_AT).verify(stranger.sign(EMPTY, now), EMPTY)).isNull();
        SignatureVerifier none = new SignatureVerifier(List.of(), Clock.fixed(now, ZoneOffset.UTC));
        assertThat(none.verify(RECORDED, EMPTY)).isNull();
    }

    @Test
    void refusesATamperedBody() {
        Instant now = Instant.ofEpochSecond(RECORDED_AT);
        String header = KEY.sign(bytes("{\"a\":1}"), now);
        assertThat(at(RECORDED_AT).verify(header, bytes("{\"a\":2}"))).isNull();
        assertThat(at(RECORDED_AT).verify(header, EMPTY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void acceptsFiveMinutesInBothDirections(long seconds) {
        assertThat(at(RECORDED_AT + seconds).verify(RECORDED, EMPTY)).isSameAs(KEY);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void refusesWhatIsTooOldOrTooNew(long seconds) {
        assertThat(at(RECORDED_AT + seconds).verify(RECORDED, EMPTY)).isNull();
    }

    @Test
    void theTimestampIsSigned() {
        String header = RECORDED.replace("t=1795410954", "t=1795410955");
        assertThat(at(RECORDED_AT).verify(header, EMPTY)).isNull();
    }

    @Test
    void acceptsAnyOrderUpperCaseAndUnknownParameters() {
        String signature = RECORDED.substring(RECORDED.indexOf("s=") + 2);
        for (String header : List.of(
                "s=" + signature + "&t=1795410954",
                "t=1795410954&s=" + signature.toUpperCase(java.util.Locale.ROOT),
                "v=2&t=1795410954&s=" + signature,
                " " + RECORDED + " ")) {
            assertThat(at(RECORDED_AT).verify(header, EMPTY)).as(header).isSameAs(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1795410954",
                "s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=+1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=-1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=1795410954.0&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=99999999999999999999999&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=1795410954&t=1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465",
                "t=1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e00",
                "t=1795410954&s=zz73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e",
                "t=1795410954&s="
            })
    void refusesMalformedHeaders(String header) {
        assertThat(at(RECORDED_AT).verify(header, EMPTY)).isNull();
    }

    @Test
    void refusesAMissingHeader() {
        assertThat(at(RECORDED_AT).verify(null, EMPTY)).isNull();
    }

    @Test
    void repairsABodyThatWasWrittenAnewOnTheWay() {
        String header = KEY.sign(bytes("{\"a\":\"x&y\",\"b\":[1,1e+21,0.1]}"), Instant.ofEpochSecond(RECORDED_AT));
        byte[] rewritten = bytes("{ \"b\": [1.0, 1000000000000000000000, 1e-1],\n \"a\": \"x\\u0026y\" }");
        assertThat(at(RECORDED_AT).verify(header, rewritten)).isSameAs(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":2,\"a\":1}",
                "{\"a\":1.00000000000000000001}",
                "{\"a\":1} ",
                "{\"a\":1",
                "not json",
                "\u00ff"
            })
    void neverRepairsWhatReadersCouldTakeForAnotherValue(String body) {
        String header = KEY.sign(bytes("{\"a\":1}"), Instant.ofEpochSecond(RECORDED_AT));
        boolean onlySpaceDiffers = body.strip().equals("{\"a\":1}");
        assertThat(at(RECORDED_AT).verify(header, bytes(body)) != null).isEqualTo(onlySpaceDiffers);
    }

    @Test
    void rawBytesNeedNotBeCanonicalNorJson() {
        Instant now = Instant.ofEpochSecond(RECORDED_AT);
        for (String body : List.of("{ \"b\":1, \"a\":2 }", "not json", "\u0000")) {
            assertThat(at(RECORDED_AT).verify(KEY.sign(bytes(body), now), bytes(body)))
                    .as(body)
                    .isSameAs(KEY);
        }
    }

    private static SignatureVerifier at(long second) {
        return new SignatureVerifier(
                List.of(KEY, FALLBACK), Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
