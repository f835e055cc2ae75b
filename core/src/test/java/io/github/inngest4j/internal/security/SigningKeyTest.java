package io.github.inngest4j.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final String TEXT = "signkey-test-5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e";
    private static final String HASH = "4df293b84b7caa34b1a1bec8df8173149bfb926d5691f7b5dbbeee0036b85440";

    /** Recorded: the token with which the TypeScript SDK called the API under this key. */
    @Test
    void bearerIsPrefixAndHashOfTheDecodedKey() {
        assertThat(SigningKey.parse(TEXT).bearer()).isEqualTo("signkey-test-" + HASH);
        assertThat(SigningKey.parse(TEXT).hash()).isEqualTo(HASH);
    }

    @Test
    void aKeyWithoutPrefixHasATokenWithoutPrefix() {
        SigningKey key = SigningKey.parse(TEXT.substring("signkey-test-".length()));
        assertThat(key.bearer()).isEqualTo(HASH);
    }

    @Test
    void signsWithTheTextAfterThePrefix() {
        Instant at = Instant.ofEpochSecond(1795410954);
        String expected = "t=1795410954&s=0a73629abb6e52e7bf5dd60e7b3bc51f67185ac1558e44949f6502b78b25465e";
        assertThat(SigningKey.parse(TEXT).sign(new byte[0], at)).isEqualTo(expected);
        assertThat(SigningKey.parse(TEXT.replace("-test-", "-prod-")).sign(new byte[0], at.plusMillis(999)))
                .isEqualTo(expected);
        assertThat(SigningKey.parse(TEXT.substring("signkey-test-".length())).sign(new byte[0], at))
                .isEqualTo(expected);
    }

    @Test
    void ignoresWhiteSpaceAround() {
        assertThat(SigningKey.parse(" " + TEXT + "\n").bearer()).isEqualTo("signkey-test-" + HASH);
    }

    @Test
    void aKeyThatIsNotHexadecimalCanStillSign() {
        SigningKey key = SigningKey.parse("signkey-test-local");
        assertThat(key.sign("{}".getBytes(UTF_8), Instant.EPOCH))
                .startsWith("t=0&s=")
                .hasSize(70);
        assertThat(key.hash()).isEqualTo("25bf8e1a2393f1108d37029b3df5593236c755742ec93465bbafa9b290bddcf6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "signkey-test-", "signkey-test-se cret", "se\ncret"})
    void refusesWhatIsNoKeyWithoutShowingIt(String text) {
        assertThatThrownBy(() -> SigningKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signing key")
                .hasMessageNotContaining("cret");
    }

    @Test
    void neverShowsItself() {
        assertThat(SigningKey.parse(TEXT).toString()).doesNotContain("5ca1ab1e").doesNotContain("4df293b8");
    }
}
