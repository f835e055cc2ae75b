package io.github.inngest4j.engine.internal.machine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations and times as they are written on the wire. */
public final class WireTime {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h|d|w)");
    private static final Pattern DURATION = Pattern.compile("[-+]?(?:" + PART.pattern() + ")+");
    private static final int LONGEST_SECONDS = 7;
    private static final int SHORTEST_DATE = 10;

    private static final Map<String, Double> NANOS = Map.of(
            "ns", 1d, "us", 1e3, "µs", 1e3, "μs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9, "d", 86400e9, "w",
            604800e9);

    private static final List<Function<String, Instant>> DATES = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

    private WireTime() {}

    /**
     * Reads a duration as Go writes it, with days and weeks: {@code 90s}, {@code 1h30m}, {@code 1.5d}.
     *
     * @return the duration, or {@code null} if the text is none
     */
    public static @Nullable Duration duration(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (!DURATION.matcher(text).matches()) {
            return null;
        }
        Matcher parts = PART.matcher(text);
        double nanos = 0;
        while (parts.find()) {
            Double unit = NANOS.get(parts.group(2));
            nanos += Double.parseDouble(parts.group(1)) * (unit == null ? 0 : unit);
        }
        if (nanos > Long.MAX_VALUE) {
            return null;
        }
        return Duration.ofNanos(text.startsWith("-") ? -Math.round(nanos) : Math.round(nanos));
    }

    /**
     * Reads a date in one of the forms that SDKs use; a date without zone is in UTC.
     *
     * @return the time, or {@code null} if the text is none
     */
    public static @Nullable Instant date(String text) {
        for (Function<String, Instant> form : DATES) {
            try {
                return form.apply(text);
            } catch (DateTimeException e) {
                // the next form may fit
            }
        }
        return null;
    }

    /**
     * Reads a duration or a date.
     *
     * @return the end of the duration, or the date; {@code null} if the text is neither
     */
    static @Nullable Instant end(String text, Instant now) {
        if (text.length() >= SHORTEST_DATE) {
            Instant date = date(text);
            if (date != null) {
                return date;
            }
        }
        Duration duration = duration(text);
        return duration == null ? null : now.plus(duration);
    }

    /**
     * Reads the value of a {@code Retry-After} header: up to seven characters are seconds, a longer text is a date.
     *
     * @return the delay, brought into its limits; {@code null} if the text is neither
     */
    static @Nullable Duration retryDelay(String text, Instant now) {
        Duration delay = text.length() <= LONGEST_SECONDS ? seconds(text) : until(text, now);
        if (delay == null) {
            return null;
        }
        if (delay.compareTo(Limits.SHORTEST_RETRY) < 0) {
            return Limits.SHORTEST_RETRY;
        }
        return delay.compareTo(Limits.LONGEST_RETRY) > 0 ? Limits.LONGEST_RETRY : delay;
    }

    private static @Nullable Duration seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            return seconds > 0 ? Duration.ofSeconds(seconds) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration until(String text, Instant now) {
        Instant date = date(text);
        return date == null ? null : Duration.between(now, date);
    }

    /** What to tell somebody whose duration was not understood. */
    public static String notUnderstood(String what, String text) {
        String advice = text.toUpperCase(Locale.ROOT).startsWith("P") ? "; ISO 8601 durations are not accepted" : "";
        return what + " \"" + text
                + "\" is neither a duration like 90s, 1h30m or 2d nor a date like 2030-01-31T12:00:00Z" + advice;
    }
}
