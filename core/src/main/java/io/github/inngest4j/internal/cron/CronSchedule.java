package io.github.inngest4j.internal.cron;

import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of minutes, each field as the set of its values: bit n stands for the value n. Immutable. Schedules that mean
 * the same are equal, however they were written.
 *
 * @param minutes from 0 to 59
 * @param hours from 0 to 23
 * @param daysOfMonth from 1 to 31
 * @param months from 1 to 12
 * @param daysOfWeek from 0, Sunday, to 6
 * @param bothDays whether a day must be in both sets of days; otherwise one of them suffices
 * @param zone the time zone in which it counts, or {@code null} for that of the asker
 */
public record CronSchedule(
        long minutes,
        long hours,
        long daysOfMonth,
        long months,
        long daysOfWeek,
        boolean bothDays,
        @Nullable ZoneId zone) {

    /** Any leap year. */
    private static final int LEAP_YEAR = 2024;

    /** Checks that it fires at all. */
    public CronSchedule {
        if (minutes == 0 || hours == 0 || months == 0 || !hasDay(daysOfMonth, months, daysOfWeek, bothDays)) {
            throw new IllegalArgumentException("it never fires: none of its months has such a day");
        }
    }

    /**
     * Reads an expression of five fields, with a time zone before it where one is given.
     *
     * @param expression what the server accepts and what makes sense, for example {@code TZ=Europe/Paris 0 12 * * MON-FRI}
     * @return the schedule
     * @throws IllegalArgumentException with the reason, if the server would refuse the expression, or it never fires
     */
    public static CronSchedule parse(String expression) {
        return CronText.parse(expression);
    }

    private static boolean hasDay(long daysOfMonth, long months, long daysOfWeek, boolean bothDays) {
        if (!bothDays) {
            return daysOfMonth != 0 || daysOfWeek != 0;
        }
        for (int month = 1; month <= 12; month++) {
            long days = (1L << YearMonth.of(LEAP_YEAR, month).lengthOfMonth() + 1) - 1;
            if (has(months, month) && (daysOfMonth & days) != 0) {
                return daysOfWeek != 0;
            }
        }
        return false;
    }

    private static boolean has(long set, int value) {
        return (set & 1L << value) != 0;
    }
}
