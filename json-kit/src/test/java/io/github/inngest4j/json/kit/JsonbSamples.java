package io.github.inngest4j.json.kit;

import io.github.inngest4j.TypeRef;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of types with JSON-B annotations. */
final class JsonbSamples {

    private JsonbSamples() {}

    static Stream<Sample<?>> all() {
        LinkedHashMap<String, Long> order = new LinkedHashMap<>();
        order.put("zebra", Long.MAX_VALUE);
        order.put("apple", null);
        order.put("mango", 1L);
        Payment card = new Card("4711\0\uD800", Long.MAX_VALUE, order);
        Payment split = new Split(List.of(card, new Cash(new BigDecimal("9.99"))), Optional.of(card));
        Formatted formatted = new Formatted();
        formatted.day = LocalDate.of(2026, 2, 1);
        formatted.price = 5L;
        formatted.count = Long.MIN_VALUE;
        formatted.decimal = new BigDecimal("0.1000000000000000055");
        formatted.integer = BigInteger.TWO.pow(70);
        formatted.text = "a\0b\uD800";
        formatted.map = new LinkedHashMap<>(order);
        formatted.at = Instant.parse("2026-11-23T10:00:00.123456789Z");
        formatted.mood = Mood.BAD;
        formatted.optional = Optional.of("x");
        formatted.list = List.of(1L, Long.MAX_VALUE);
        return Stream.of(
                        Sample.everywhere(
                                "JSON-B: a sealed type",
                                card,
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "JSON-B: a nested sealed type",
                                split,
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "JSON-B: a renamed, generic record",
                                new Renamed<>(order, "x"),
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "JSON-B: a class with a creator",
                                new Made("x", Long.MAX_VALUE),
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "JSON-B: a class with an adapter",
                                new Money(5),
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "JSON-B: a class with formats",
                                formatted,
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "JSON-B: a record with formats",
                                new FormattedRecord(LocalDate.of(2026, 2, 1), Long.MAX_VALUE, Optional.empty()),
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}))
                .flatMap(samples -> samples);
    }

    @JsonbTypeInfo({
        @JsonbSubtype(alias = "card", type = Card.class),
        @JsonbSubtype(alias = "cash", type = Cash.class),
        @JsonbSubtype(alias = "split", type = Split.class)
    })
    public sealed interface Payment {}

    public record Card(String number, long cents, LinkedHashMap<String, Long> tags) implements Payment {}

    public record Cash(BigDecimal amount) implements Payment {}

    public record Split(List<Payment> parts, Optional<Payment> first) implements Payment {}

    @JsonbPropertyOrder({"value", "name"})
    public record Renamed<T>(
            T value, @JsonbProperty("full name") String name) {}

    public record FormattedRecord(
            @JsonbDateFormat("d.M.yyyy") LocalDate day, long count, Optional<String> optional) {}

    public static final class Made {
        private final String id;
        private final long count;

        @JsonbCreator
        public Made(String id, @JsonbProperty("n") long count) {
            this.id = id;
            this.count = count;
        }

        public String getId() {
            return id;
        }

        @JsonbProperty("n")
        public long getCount() {
            return count;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Made that && toString().equals(that.toString());
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        @Override
        public String toString() {
            return id + " " + count;
        }
    }

    @JsonbTypeAdapter(MoneyAdapter.class)
    public record Money(long cents) {}

    public static final class MoneyAdapter implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.cents() + " cents";
        }

        @Override
        public Money adaptFromJson(String text) {
            return new Money(Long.parseLong(text.replace(" cents", "")));
        }
    }

    /** Its annotations need the code of the provider, so the provider binds it as a whole. */
    public static class Formatted {
        @JsonbDateFormat("d.M.yyyy")
        public LocalDate day;

        @JsonbTypeAdapter(Euros.class)
        public Long price;

        public long count;
        public double rate;
        public Double real;
        public BigDecimal decimal;
        public BigInteger integer;
        public String text;
        public LinkedHashMap<String, Long> map;
        public Map<String, Integer> unordered;
        public Instant at;
        public Mood mood;
        public Optional<String> optional;
        public List<Long> list;
        public Object any;

        private List<Object> parts() {
            return java.util.Arrays.asList(
                    day, price, count, rate, real, decimal, integer, text, map, unordered, at, mood, optional, list,
                    any);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Formatted that && parts().equals(that.parts());
        }

        @Override
        public int hashCode() {
            return Objects.hash(day, price);
        }

        @Override
        public String toString() {
            return parts().toString();
        }
    }

    public static final class Euros implements JsonbAdapter<Long, String> {
        @Override
        public String adaptToJson(Long value) {
            return value == null ? null : value + " EUR";
        }

        @Override
        public Long adaptFromJson(String text) {
            return text == null ? null : Long.valueOf(text.replace(" EUR", ""));
        }
    }
}
