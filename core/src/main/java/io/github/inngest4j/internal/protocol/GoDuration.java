package io.github.inngest4j.internal.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as the Inngest server reads them: the syntax of Go with days and weeks (SDK specification, section 1.3.2).
 *
 * <p>{@link Duration#toString()} must never reach the server: an ISO-8601 duration is refused, ignored, or retried for
 * ever, depending on where it stands.
 */
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h|d|w)");

    /** The server counts nanoseconds in 64 bits, which is a little more than 292 years. */
    private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final int NANOS_PER_MILLI = 1_000_000;

    private GoDuration() {}

    /**
     * Writes a duration without loss, in seconds where they suffice, else in milliseconds or nanoseconds. The result is
     * valid wherever the server reads a duration, even where it knows no days and weeks.
     *
     * @param duration not negative, at most 292 years
     * @return for example {@code 90s} or {@code 1500ms}
     * @throws IllegalArgumentException if the duration is negative or too long
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration cannot be negative: " + duration);
        }
        long nanos = nanos(duration);
        if (duration.getNano() == 0) {
            return duration.getSeconds() + "s";
        }
        return nanos % NANOS_PER_MILLI == 0 ? nanos / NANOS_PER_MILLI + "ms" : nanos + "ns";
    }

    /**
     * Reads a duration as people write it: {@code 300ms}, {@code 2h45m}, {@code 0.5s}, {@code 1d}, {@code 1w}, or
     * ISO-8601 such as {@code PT1H30M}.
     *
     * @param text the text, with no sign
     * @return the duration, never negative
     * @throws IllegalArgumentException if the text is no duration, negative or more than 292 years
     */
    public static Duration parse(String text) {
        return isIso(text) ? parseIso(text) : parseGo(text);
    }

    /**
     * Tells the two syntaxes apart.
     *
     * @param text what {@link #parse} takes
     * @return whether the text would be read as ISO-8601
     */
    public static boolean isIso(String text) {
        return text.toUpperCase(Locale.ROOT).startsWith("P");
    }

    private static Duration parseIso(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                nanos(duration);
                return duration;
            }
        } catch (DateTimeException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    private static Duration parseGo(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        if (end == 0 || end < text.length() || nanos.compareTo(MAX_NANOS) > 0) {
            throw invalid(text, null);
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "ms" -> NANOS_PER_MILLI;
                    case "s" -> Duration.ofSeconds(1).toNanos();
                    case "m" -> Duration.ofMinutes(1).toNanos();
                    case "h" -> Duration.ofHours(1).toNanos();
                    case "d" -> Duration.ofDays(1).toNanos();
                    case "w" -> Duration.ofDays(7).toNanos();
                    default -> 1_000L;
                });
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a duration cannot be longer than 292 years: " + duration, e);
        }
    }

    private static IllegalArgumentException invalid(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "'" + text
                        + "' is no duration: write it like 30s, 1h30m, 1d or PT1H30M, without a sign, up to 292 years",
                cause);
    }
}
