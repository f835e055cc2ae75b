package io.github.inngest4j.internal.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
