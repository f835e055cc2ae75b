package io.github.inngest4j.json.kit;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.kit.Sample.Holder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that must come back as they were. */
final class Samples {

    private static final List<String> LONE_SURROGATES = List.of("\uD800", "x\uDC00\uD83D\uDE00\uD83D");

    private Samples() {}

    static Stream<Sample<?>> all() {
        return Stream.of(types(), texts(), numbers(), containers(), times()).flatMap(samples -> samples);
    }

    static Stream<Sample<?>> types() {
        return flat(Stream.of(
                Sample.everywhere(
                        "a record",
                        new Person("Ada", 36, Optional.empty(), null),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere("a class", Box.of("x"), new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere(
                        "a class in generics",
                        new Holder<>(Map.of("k", List.of(Box.of(new Holder<>(Long.MAX_VALUE))))),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere(
                        "a generic record",
                        new Holder<>(new Person("Ada", 36, Optional.of("ada@example.com"), Mood.BAD)),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere(
                        "nested generics",
                        new Holder<>(Map.of("k", List.of(new Holder<>(new Holder<>(Long.MAX_VALUE))))),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere("an enum", Mood.BAD, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere("a UUID", new UUID(1, 2), new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere(
                        "a URI",
                        URI.create("https://example.com/?a=b#c"),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere(
                        "100 levels", Level.of(100), new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {})));
    }

    private static Stream<Sample<?>> texts() {
        return Stream.concat(
                Stream.of("", "a\0b", "\u2028\u0085\u007F\"\\/\n\r\t\b\f\u001F", "ß€𝒳", "null")
                        .flatMap(text -> Stream.concat(text(text), name(text))),
                LONE_SURROGATES.stream().flatMap(Samples::text));
    }

    /** Names that UTF-8 does not hold. */
    static Stream<Sample<?>> strangeNames() {
        return LONE_SURROGATES.stream().flatMap(Samples::name);
    }

    private static Stream<Sample<?>> text(String text) {
        return Sample.everywhere(
                "the text " + escaped(text), text, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {});
    }

    private static Stream<Sample<?>> name(String text) {
        return Sample.everywhere(
                "the name " + escaped(text),
                Map.of(text, new Holder<>(text)),
                new TypeRef<>() {},
                new TypeRef<>() {},
                new TypeRef<>() {});
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("'");
        text.chars()
                .forEach(c -> escaped.append(
                        c > ' ' && c < 127 ? String.valueOf((char) c) : "<" + Integer.toHexString(c) + ">"));
        return escaped.append('\'').toString();
    }

    private static Stream<Sample<?>> numbers() {
        Stream<Sample<?>> longs = Stream.of(0L, 1L << 53, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE)
                .flatMap(n -> Sample.everywhere(
                        "the long " + n, n, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}));
        Stream<Sample<?>> ints = Stream.of(-7, Integer.MAX_VALUE, Integer.MIN_VALUE)
                .flatMap(n -> Sample.everywhere(
                        "the int " + n, n, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}));
        Stream<Sample<?>> doubles = Stream.of(0.1, 1e21, -1e300, Double.MIN_VALUE, Double.MAX_VALUE)
                .flatMap(n -> Sample.everywhere(
                        "the double " + n, n, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}));
        Stream<Sample<?>> floats = Stream.of(0.1f, Float.MIN_VALUE, Float.MAX_VALUE)
                .flatMap(n -> Sample.everywhere(
                        "the float " + n, n, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}));
        Stream<Sample<?>> decimals = Stream.of(
                        "9.99", "0.1000000000000000055", "-123456789012345678901234567890.123", "1E+400", "1E-400")
                .map(BigDecimal::new)
                .flatMap(n -> Sample.everywhere(
                        "the decimal " + n, n, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}));
        Stream<Sample<?>> integers = Stream.of(
                        BigInteger.ONE,
                        BigInteger.TWO.pow(70),
                        BigInteger.TEN.pow(300).negate())
                .flatMap(n -> Sample.everywhere(
                        "the integer of " + n.bitLength() + " bits",
                        n,
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}));
        return flat(Stream.of(longs, ints, doubles, floats, decimals, integers));
    }

    private static Stream<Sample<?>> containers() {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            ordered.put("key" + (i * 7 % 20), i);
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("zebra", Arrays.asList("x", null, true, 5.5));
        plain.put("apple", null);
        plain.put("mango", new LinkedHashMap<>(Map.of("k", List.of())));
        Map<Mood, Integer> moods = new LinkedHashMap<>();
        moods.put(Mood.BAD, 1);
        moods.put(Mood.GOOD, 2);
        Map<Integer, Mood> numbered = new LinkedHashMap<>();
        numbered.put(50, Mood.GOOD);
        numbered.put(-3, Mood.BAD);
        return flat(Stream.of(
                Sample.everywhere(
                        "a map in order", ordered, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere("plain values", plain, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere("a map by enum", moods, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere(
                        "a map by number", numbered, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere(
                        "nulls in a list",
                        Arrays.<@Nullable String>asList("x", null),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere(
                        "an empty list",
                        List.<String>of(),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {})));
    }

    private static Stream<Sample<?>> times() {
        Instant instant = Instant.parse("2026-11-23T10:00:00.123456789Z");
        ZonedDateTime zoned = instant.atZone(ZoneId.of("Europe/Berlin"));
        return flat(Stream.of(
                Sample.everywhere("an Instant", instant, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere("a ZonedDateTime", zoned, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.<OffsetDateTime>everywhere(
                        "an OffsetDateTime",
                        zoned.toOffsetDateTime(),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.<LocalDate>everywhere(
                        "a LocalDate", zoned.toLocalDate(), new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.<LocalTime>everywhere(
                        "a LocalTime", zoned.toLocalTime(), new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.<LocalDateTime>everywhere(
                        "a LocalDateTime",
                        zoned.toLocalDateTime(),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere(
                        "a YearMonth",
                        YearMonth.of(2026, 11),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {}),
                Sample.everywhere(
                        "a Period", Period.ofDays(40), new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                Sample.everywhere(
                        "a Duration",
                        Duration.ofSeconds(90, 1),
                        new TypeRef<>() {},
                        new TypeRef<>() {},
                        new TypeRef<>() {})));
    }

    private static Stream<Sample<?>> flat(Stream<Stream<Sample<?>>> samples) {
        return samples.flatMap(sample -> sample);
    }

    /**
     * A record in itself.
     *
     * @param inner the next level
     */
    public record Level(@Nullable Level inner) {

        static Level of(int depth) {
            Level level = new Level(null);
            for (int i = 1; i < depth; i++) {
                level = new Level(level);
            }
            return level;
        }
    }

    /**
     * A record.
     *
     * @param name text
     * @param age a number
     * @param mail what may be missing
     * @param mood what may be null
     */
    public record Person(
            String name,
            int age,
            Optional<String> mail,
            @Nullable Mood mood) {}
}
