package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of the JDK whose JSON is the string they print: {@code java.time} in ISO-8601, as in JSON-B, and a few others. */
final class StandardValues {

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(Instant.class, Instant::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(Period.class, Period::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(OffsetTime.class, OffsetTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
            Map.entry(Year.class, Year::parse),
            Map.entry(YearMonth.class, YearMonth::parse),
            Map.entry(MonthDay.class, MonthDay::parse),
            Map.entry(ZoneId.class, ZoneId::of),
            Map.entry(ZoneOffset.class, ZoneOffset::of),
            Map.entry(UUID.class, UUID::fromString),
            Map.entry(URI.class, URI::create),
            Map.entry(Currency.class, Currency::getInstance),
            Map.entry(Locale.class, Locale::forLanguageTag));

    private StandardValues() {}

    static boolean reads(Class<?> type) {
        return PARSERS.containsKey(type);
    }

    static Object read(String text, Class<?> type) {
        try {
            return Objects.requireNonNull(PARSERS.get(type), "type").apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JsonException("A string does not have the form of " + type.getName(), e);
        }
    }

    /** The text of such a value; null if it is none. */
    static @Nullable String write(Object value) {
        if (value instanceof Locale locale) {
            return locale.toLanguageTag();
        }
        return value instanceof ZoneId || PARSERS.containsKey(value.getClass()) ? value.toString() : null;
    }
}
