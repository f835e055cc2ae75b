package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.internal.cron.CronSchedule;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When schedules fire. */
final class CronTimes {

    /** 29 February is eight years away at most, where the year 2100 lies between. */
    private static final int MAX_DAYS = 366 * 9;

    private CronTimes() {}

    /**
     * When a schedule fires next. A time that a change of clocks skips is left out, and one that it repeats fires twice, as
     * on the Inngest server.
     *
     * @param schedule the schedule
     * @param after some moment, in whose zone a schedule without one counts
     * @return the first whole minute after it, in its time zone
     */
    static ZonedDateTime next(CronSchedule schedule, ZonedDateTime after) {
        ZonedDateTime time = (schedule.zone() == null ? after : after.withZoneSameInstant(schedule.zone()))
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        ZonedDateTime end = time.plusDays(MAX_DAYS);
        while (time.isBefore(end)) {
            if (!firesOnDayOf(schedule, time)) {
                time = time.toLocalDate().plusDays(1).atStartOfDay(time.getZone());
            } else if (has(schedule.hours(), time.getHour()) && has(schedule.minutes(), time.getMinute())) {
                return time.withZoneSameInstant(after.getZone());
            } else {
                // By the minute, for clocks may change at any of them.
                time = time.plusMinutes(1);
            }
        }
        throw new IllegalStateException("the clocks of " + time.getZone() + " skip all times of " + schedule);
    }

    private static boolean firesOnDayOf(CronSchedule schedule, ZonedDateTime time) {
        boolean dayOfMonth = has(schedule.daysOfMonth(), time.getDayOfMonth());
        boolean dayOfWeek = has(schedule.daysOfWeek(), time.getDayOfWeek().getValue() % 7);
        return has(schedule.months(), time.getMonthValue())
                && (schedule.bothDays() ? dayOfMonth && dayOfWeek : dayOfMonth || dayOfWeek);
    }

    private static boolean has(long set, int value) {
        return (set & 1L << value) != 0;
    }
}
