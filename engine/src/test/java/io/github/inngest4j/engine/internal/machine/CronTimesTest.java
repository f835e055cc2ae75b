package io.github.inngest4j.engine.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.internal.cron.CronSchedule;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTimesTest {

    @ParameterizedTest
    @CsvSource({
        "* * * * *,          2026-01-01T00:00, 2026-01-01T00:01",
        "* * * * *,          2026-01-01T00:00:59, 2026-01-01T00:01",
        "0 0 1 1 *,          2026-01-01T00:00, 2027-01-01T00:00",
        "30 8 * * *,         2026-01-01T08:29:59, 2026-01-01T08:30",
        "30 8 * * *,         2026-01-01T08:30, 2026-01-02T08:30",
        "0 12 * * 5,         2026-11-23T00:00, 2026-11-27T12:00",
        "0 0 29 2 *,         2026-01-01T00:00, 2028-02-29T00:00",
        "0 0 29 2 *,         2096-03-01T00:00, 2104-02-29T00:00",
        "0 0 29 2 ?,         2026-01-01T00:00, 2028-02-29T00:00",
        "0 0 31 * *,         2026-01-31T00:00, 2026-03-31T00:00",
        "59 23 31 12 *,      2026-06-01T00:00, 2026-12-31T23:59",
        "'*/15 9-17 * * 1-5', 2026-11-20T17:45, 2026-11-23T09:00",
    })
    void firesNext(String expression, LocalDateTime after, LocalDateTime next) {
        assertThat(next(expression, after.atZone(ZoneOffset.UTC))).isEqualTo(next.atZone(ZoneOffset.UTC));
    }

    @Test
    void eitherDayFiresIfBothAreRestricted() {
        assertThat(firings("0 0 13 * 5", "2026-11-01T00:00Z", 5))
                .containsExactly(
                        "2026-11-06T00:00Z",
                        "2026-11-13T00:00Z",
                        "2026-11-20T00:00Z",
                        "2026-11-27T00:00Z",
                        "2026-12-04T00:00Z");
        assertThat(firings("0 0 30 2 1", "2026-02-20T00:00Z", 2))
                .containsExactly("2026-02-23T00:00Z", "2027-02-01T00:00Z");
        // A star with a step restricts; a star in a list does not.
        assertThat(firings("0 0 */16 * 1", "2026-11-01T00:00Z", 4))
                .containsExactly("2026-11-02T00:00Z", "2026-11-09T00:00Z", "2026-11-16T00:00Z", "2026-11-17T00:00Z");
        assertThat(firings("0 0 *,5 * 1", "2026-11-01T00:00Z", 2))
                .containsExactly("2026-11-02T00:00Z", "2026-11-09T00:00Z");
    }

    @Test
    void aSkippedTimeDoesNotFire() {
        assertThat(firings("TZ=Europe/Berlin 30 2 * * *", "2026-03-27T12:00Z", 3))
                .containsExactly("2026-03-28T01:30Z", "2026-03-30T00:30Z", "2026-03-31T00:30Z");
        assertThat(firings("TZ=America/Santiago 0 0 * * *", "2026-09-04T12:00Z", 2))
                .containsExactly("2026-09-05T04:00Z", "2026-09-07T03:00Z");
    }

    @Test
    void aRepeatedTimeFiresTwice() {
        assertThat(firings("TZ=Europe/Berlin 30 2 * * *", "2026-10-24T12:00Z", 3))
                .containsExactly("2026-10-25T00:30Z", "2026-10-25T01:30Z", "2026-10-26T01:30Z");
        assertThat(firings("TZ=Europe/Berlin 0 * * * *", "2026-10-24T23:00Z", 4))
                .containsExactly("2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z", "2026-10-25T03:00Z");
    }

    @Test
    void clocksThatChangeWithinTheHour() {
        // Chatham goes from 02:45 to 03:45, Lord Howe from 02:00 to 02:30.
        assertThat(firings("TZ=Pacific/Chatham 50 3 27 9 *", "2026-09-26T00:00Z", 1))
                .containsExactly("2026-09-26T14:05Z");
        assertThat(firings("TZ=Australia/Lord_Howe 0 3 4 10 *", "2026-10-03T00:00Z", 1))
                .containsExactly("2026-10-03T16:00Z");
    }

    @Test
    void countsInTheAskersZoneWithoutOneOfItsOwn() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        ZonedDateTime after = ZonedDateTime.parse("2026-01-01T00:00Z");
        assertThat(next("0 9 * * *", after.withZoneSameInstant(tokyo)))
                .isEqualTo(ZonedDateTime.parse("2026-01-02T09:00+09:00[Asia/Tokyo]"));
        assertThat(next("TZ=Asia/Tokyo 0 9 * * *", after.minusMinutes(1)).getZone())
                .isEqualTo(ZoneOffset.UTC);
    }

    private static List<String> firings(String expression, String after, int count) {
        List<String> firings = new ArrayList<>();
        ZonedDateTime time = ZonedDateTime.parse(after);
        for (int i = 0; i < count; i++) {
            time = next(expression, time);
            firings.add(time.toString());
        }
        return firings;
    }

    private static ZonedDateTime next(String expression, ZonedDateTime after) {
        return CronTimes.next(CronSchedule.parse(expression), after);
    }
}
