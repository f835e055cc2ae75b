package io.github.inngest4j.internal.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 0 1 1 *",
                "? ? ? ? ?",
                "*/15 0-6/2 1,15 JAN-mar MON-FRI",
                "5/15 * * * *",
                "0 0 * * sun",
                "0 0 * * 0-6",
                "  0  0 * * 1  ",
                "+5 * * * *",
                "*,5 * * * *",
                "0 0 29 2 *",
                "0 0 31 1,2 *",
                "0 0 30 2 1",
                "TZ=Europe/Prague * * * * *",
                "CRON_TZ=America/New_York 0 12 * * 5",
                "TZ=UTC  0 12 * * 5",
            })
    void acceptsWhatTheServerAccepts(String expression) {
        assertThat(CronSchedule.parse(expression)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | five fields",
                "'   ' | five fields",
                "* * * * | five fields",
                "* * * * * * | five fields",
                "@daily | nicknames",
                "@every 1h | nicknames",
                "TZ=Europe/Paris @daily | nicknames",
                "60 * * * * | 60 not in range",
                "* 24 * * * | 24 not in range",
                "* * 0 * * | 0 not in range",
                "* * 32 * * | 32 not in range",
                "* * * 13 * | 13 not in range",
                "* * * * 7 | 7 not in range",
                "5-1 * * * * | range",
                "0 0 * * fri-mon | range",
                "*/0 * * * * | Period",
                "*/60 * * * * | Period 60 not in range",
                "/5 * * * * | '/5'",
                "1,,2 * * * * | '1,,2'",
                "1, * * * * | '1,'",
                ", * * * * | ','",
                "-5 * * * * | -5",
                "5- * * * * | 5-",
                "1-5-9 * * * * | 1-5-9",
                "*-5 * * * * | chars",
                "1-? * * * * | chars",
                "*/2/3 * * * * | */2/3",
                "*/a * * * * | A",
                "** * * * * | **",
                "1.5 * * * * | 1.5",
                "* * L * * | L",
                "* * 15W * * | W",
                "* * * * 1#2 | 1#2",
                "* * * januar * | JANUAR",
                "* * * * sunday | SUNDAY",
                "99999999999 * * * * | 99999999999",
                "0 0 30 2 * | never fires",
                "0 0 31 2,4,6,9,11 * | never fires",
                "0 0 31 4 ? | never fires",
                "TZ=Europe/Pari 0 0 * * * | Europe/Pari",
                "TZ=+02:00 0 0 * * * | +02:00",
                "TZ= 0 0 * * * | ''",
                "TZ=UTC | five fields",
                "tz=UTC 0 0 * * * | five fields",
            })
    void refusesTheRestWithTheReason(String expression, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse(expression))
                .withMessageContaining(reason.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jan * * * *",
                "* mon * * *",
                "* * jan * *",
                "* * * mon *",
                "* * * * jan",
                "* * * * 1|2",
                "* * * * *|* * * * *"
            })
    void refusesNamesOfOtherFieldsAndTheParsersOwnSyntax(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> CronSchedule.parse(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 * * 0 | 0 0 * * SUN",
                "*/1 * * * * | * * ? * *",
                "*/20 * * * * | 0,20,40 * * * *",
                "50/5 * * * * | 50-59/5 * * * *",
                "0 0 1-31 * * | 0 0 1-15,16-31 JAN-DEC *",
                "TZ=UTC 0 0 * * * | CRON_TZ=UTC 0 0 * * *",
            })
    void equalIfTheyMeanTheSame(String one, String other) {
        assertThat(CronSchedule.parse(one)).isEqualTo(CronSchedule.parse(other));
    }

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
        assertThat(CronSchedule.parse(expression).next(after.atZone(ZoneOffset.UTC)))
                .isEqualTo(next.atZone(ZoneOffset.UTC));
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
        assertThat(CronSchedule.parse("0 9 * * *").next(after.withZoneSameInstant(tokyo)))
                .isEqualTo(ZonedDateTime.parse("2026-01-02T09:00+09:00[Asia/Tokyo]"));
        assertThat(CronSchedule.parse("TZ=Asia/Tokyo 0 9 * * *")
                        .next(after.minusMinutes(1))
                        .getZone())
                .isEqualTo(ZoneOffset.UTC);
    }

    private static List<String> firings(String expression, String after, int count) {
        CronSchedule schedule = CronSchedule.parse(expression);
        List<String> firings = new ArrayList<>();
        ZonedDateTime time = ZonedDateTime.parse(after);
        for (int i = 0; i < count; i++) {
            time = schedule.next(time);
            firings.add(time.toString());
        }
        return firings;
    }
}
