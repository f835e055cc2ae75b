package io.github.inngest4j.engine.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "300ms, PT0.3S",
        "1.5s, PT1.5S",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "-90s, PT-1M-30S",
        "+1m, PT1M",
        "1h30m, PT1H30M",
        "2d, PT48H",
        "1w, PT168H",
        "1w4d2h3m5s, PT266H3M5S",
        "5us, PT0.000005S",
        "7ns, PT0.000000007S"
    })
    void readsDurationsAsGoWritesThem(String text, Duration expected) {
        assertThat(WireTime.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", ".s", "1 s", "1S", "1y", "PT1S", "P1D", "1m30", "--1s", "1s-", "9999999999999h"})
    void readsNothingElseAsADuration(String text) {
        assertThat(WireTime.duration(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2030-01-02T03:04:05Z|2030-01-02T03:04:05Z",
                "2030-01-02T03:04:05.678+01:00|2030-01-02T02:04:05.678Z",
                "2030-01-02T03:04:05|2030-01-02T03:04:05Z",
                "2030-01-02|2030-01-02T00:00:00Z",
                "Wed, 02 Jan 2030 03:04:05 GMT|2030-01-02T03:04:05Z"
            })
    void readsDates(String text, Instant expected) {
        assertThat(WireTime.date(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2030-13-01", "10s", "2030"})
    void readsNothingElseAsADate(String text) {
        assertThat(WireTime.date(text)).isNull();
    }
}
