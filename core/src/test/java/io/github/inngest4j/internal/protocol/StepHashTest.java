package io.github.inngest4j.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.inngest4j.internal.json.JsonSlice;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepHashTest {

    private static final String HELLO = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";

    static Stream<String> ids() {
        Random random = new Random(42);
        return Stream.concat(
                Stream.of("hello", "", "ä:1", "漢字/😀"),
                Stream.generate(() -> Long.toString(random.nextLong(), 36)).limit(500));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void itIsTheSha1OfTheVisibleId(String id) throws Exception {
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(id.getBytes(UTF_8)));
        StepHash hash = StepHash.of(id);
        assertThat(hash).hasToString(expected);
        assertThat(StepHash.parse(expected)).isEqualTo(hash).hasSameHashCodeAs(hash);
    }

    @Test
    void oneMakerMakesManyHashes() {
        StepHash.Maker maker = new StepHash.Maker();
        assertThat(maker.of("a")).isEqualTo(StepHash.of("a"));
        assertThat(maker.of("b")).isEqualTo(StepHash.of("b")).isNotEqualTo(StepHash.of("a"));
    }

    @Test
    void hashesThatDifferInOneDigitAreNotEqual() {
        for (int i = 0; i < HELLO.length(); i++) {
            char other = HELLO.charAt(i) == '0' ? 'f' : '0';
            String changed = HELLO.substring(0, i) + other + HELLO.substring(i + 1);
            assertThat(StepHash.parse(changed))
                    .isNotNull()
                    .isNotEqualTo(StepHash.of("hello"))
                    .hasToString(changed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "step",
                "AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D",
                "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434",
                "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d0",
                "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434ä"
            })
    void otherTextIsNone(String text) {
        assertThat(StepHash.parse(text)).isNull();
    }

    @Test
    void everyOtherCharacterInAnyPlaceMakesItNone() {
        for (int i = 0; i < HELLO.length(); i++) {
            for (char c = 0; c < 0x100; c++) {
                if (c >= 0x80 || Character.digit(c, 16) < 0 || Character.isUpperCase(c)) {
                    String changed = HELLO.substring(0, i) + c + HELLO.substring(i + 1);
                    assertThat(StepHash.parse(changed))
                            .as("%d at %d", (int) c, i)
                            .isNull();
                }
            }
        }
    }

    /** Their order is that of their digits, so that a map finds them whatever their hash codes are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%08x00000000000000000000000000000000",
                "000000000000000000000000%08x00000000",
                "%1$08x00000000%1$024x"
            })
    void theyAreFoundHoweverManyHaveOneHashCode(String pattern) {
        List<StepHash> hashes = IntStream.range(1, 100_000)
                .mapToObj(i -> StepHash.parse(String.format(Locale.ROOT, pattern, i)))
                .toList();
        assertThat(hashes).isSorted();
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(new HashSet<>(hashes)).hasSameSizeAs(hashes));
    }

    @Test
    void itIsReadFromJsonHoweverThatIsWritten() {
        String escaped = "\\u0061" + HELLO.substring(1);
        assertThat(JsonSlice.of('"' + HELLO + '"').scan().readString(StepHash.READER))
                .isEqualTo(StepHash.of("hello"));
        assertThat(JsonSlice.of('"' + escaped + '"').scan().readString(StepHash.READER))
                .isEqualTo(StepHash.of("hello"));
        assertThat(JsonSlice.of("\"step\"").scan().readString(StepHash.READER)).isSameAs(StepHash.OTHER);
    }
}
