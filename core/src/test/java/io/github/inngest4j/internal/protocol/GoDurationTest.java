package io.github.inngest4j.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT2S, 2s",
        "PT1M, 60s",
        "PT24H, 86400s",
        "PT8760H, 31536000s",
        "PT0.5S, 500ms",
        "PT1.5S, 1500ms",
        "PT0.000001S, 1000ns",
        "PT1.000000001S, 1000000001ns",
    })
    void formatsWithoutLoss(Duration duration, String text) {
        assertThat(GoDuration.format(duration)).isEqualTo(text);
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "0s, PT0S",
        "300ms, PT0.3S",
        "2h45m, PT2H45M",
        "1d, PT24H",
        "1w2d3h, PT219H",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "0.1ns, PT0S",
        "10us, PT0.00001S",
        "10µs, PT0.00001S",
        "10μs, PT0.00001S",
        "1m1m, PT2M",
        "PT1H30M, PT1H30M",
        "pt1s, PT1S",
        "P2D, PT48H",
    })
    void parsesGoAndIso(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "s",
                ".s",
                "-1s",
                "+1s",
                "1 s",
                "1s ",
                "2y",
                "1S",
                "1h30",
                "x1s",
                "1sx",
                "1..5s",
                "P",
                "PT",
                "PT-1S",
                "-PT1S",
                "P1M",
                "300y",
                "1e3s",
                "9223372036854775808ns",
                "15251w",
                "PT9999999999S"
            })
    void refusesWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse(text));
    }

    @Test
    void theMessageSaysWhatToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse("2y"))
                .withMessageContaining("'2y'")
                .withMessageContaining("1h30m");
    }

    @Test
    void refusesToWriteWhatTheServerCannotHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.format(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.format(Duration.ofDays(300 * 366)));
    }
}
