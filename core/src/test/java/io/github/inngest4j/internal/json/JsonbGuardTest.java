package io.github.inngest4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.JsonException;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider of JSON-B is not given, and what it is given instead. */
class JsonbGuardTest {

    private final JsonbGuard guard = new JsonbGuard(false, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'count':'9007199254740993'}|{'count':9007199254740993}",
                "{'big':'1E+400','integer':'1180591620717411303424'}|{'big':1E+400,'integer':1180591620717411303424}",
                "{'counts':[1,'2'],'hash':{'b':1,'a':'2'}}|{'counts':[1,2],'hash':{'b':1,'a':2}}",
                "{'linked':{'b':1,'a':2},'map':{'a':'x'}}|{'linked':{'b':1,'a':2},'map':{'a':'x'}}",
                "{'any':[1,{'a':0.5}],'day':'1.2.2026'}|{'any':[1,{'a':0.5}],'day':'1.2.2026'}",
                "{'price':'5 EUR','other':{'x':[1]}}|{'price':'5 EUR','other':{'x':[1]}}",
                "{'next':{'count':'7'},'rate':'0.5'}|{'next':{'count':7},'rate':0.5}",
            })
    void numbersAreGivenAsNumbers(String json, String given) {
        assertThat(admitted(json)).isEqualTo(given.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'count':1.5}|Formatted.count",
                "{'counts':[3e30]}|Formatted.counts",
                "{'rate':null}|Formatted.rate",
                "{'map':{'b':1,'a':2}}|Formatted.map: The provider of JSON-B would lose the order",
                "{'any':{'b':1,'a':2}}|Formatted.any: The provider of JSON-B would lose the order",
                "{'any':[12345678901234567890]}|Formatted.any",
                "{'any':1e400}|Formatted.any",
                "{'next':{'next':{'count':true}}}|Formatted.next: Formatted.next: Formatted.count",
            })
    void whatWouldBeChangedIsRefusedByName(String json, String message) {
        assertThatThrownBy(() -> admitted(json))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(message);
    }

    @Test
    void recordsGetNothingForAnEmptyOptional() {
        assertThat(guard.admit(JsonSlice.of("{\"day\":null,\"note\":null}"), Dated.class))
                .isEqualTo("{\"day\":null}");
    }

    @Test
    void aProviderThatKeepsTheOrderGetsMaps() {
        String json = "{\"map\":{\"b\":1,\"a\":2}}";
        assertThat(new JsonbGuard(true, true).admit(JsonSlice.of(json), Formatted.class))
                .isEqualTo(json);
    }

    @Test
    void aProviderThatDoesNotKnowVariablesGetsNoneInsideOfTypes() {
        Type type = new TypeRef<Pair<Long>>() {}.type();
        JsonbGuard johnzon = new JsonbGuard(true, false);
        assertThat(johnzon.admit(JsonSlice.of("{\"first\":\"5\"}"), type)).isEqualTo("{\"first\":5}");
        JsonSlice others = JsonSlice.of("{\"others\":[\"5\"]}");
        assertThat(guard.admit(others, type)).isEqualTo("{\"others\":[5]}");
        assertThatThrownBy(() -> johnzon.admit(others, type))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("Pair.others")
                .hasMessageContaining("List<java.lang.Long>");
    }

    @Test
    void whatIsNotReadBackIsRefusedWhenItIsWritten() {
        try (JsonMapper mapper = new JsonMapper(null)) {
            NoSetter value = new NoSetter("x");
            assertThat(mapper.write(value).text()).isEqualTo("{\"text\":\"x\"}");
            assertThatThrownBy(() -> mapper.write(List.of(value), new TypeRef<List<NoSetter>>() {}.type()))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("JSON-B would not read back");
            assertThatThrownBy(() -> mapper.write(value, NoSetter.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("NoSetter.text");
        }
    }

    @Test
    void theOrderOfASetMayChange() {
        Tags tags = new Tags();
        for (int i = 200; i > 0; i--) {
            tags.names.add("tag" + i);
        }
        try (JsonMapper mapper = new JsonMapper(null)) {
            assertThat(mapper.read(mapper.write(tags, Tags.class), Tags.class).names)
                    .isEqualTo(tags.names);
        }
    }

    @Test
    void openTypesAreRefusedWhenTheyAreWritten() {
        try (JsonMapper mapper = new JsonMapper(null)) {
            assertThatThrownBy(() -> mapper.write(List.of(new Circle(1)), new TypeRef<List<Shape>>() {}.type()))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("The sealed type " + Shape.class.getName())
                    .hasMessageContaining("@JsonbTypeInfo");
            assertThat(mapper.write(new Circle(1), Circle.class).text()).isEqualTo("{\"radius\":1}");
        }
    }

    @Test
    void optionalNumbersAreKnown() {
        Numbers numbers = new Numbers(OptionalInt.of(1), OptionalLong.of(Long.MAX_VALUE), OptionalDouble.of(0.5));
        Numbers none = new Numbers(OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());
        try (JsonMapper mapper = new JsonMapper(null)) {
            assertThat(mapper.write(numbers).text()).isEqualTo("{\"i\":1,\"l\":\"9223372036854775807\",\"d\":0.5}");
            assertThat(mapper.read(mapper.write(numbers), Numbers.class)).isEqualTo(numbers);
            assertThat(mapper.read(mapper.write(none), Numbers.class)).isEqualTo(none);
            assertThat(mapper.read(JsonSlice.of("{}"), Numbers.class)).isEqualTo(none);
            assertThatThrownBy(() -> mapper.read(JsonSlice.of("{\"i\":3000000000}"), Numbers.class))
                    .hasMessageContaining("Numbers.i");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void notANumberIsNotLeftOut(double rate) {
        Formatted value = new Formatted();
        value.rate = rate;
        try (JsonMapper mapper = new JsonMapper(null)) {
            assertThatThrownBy(() -> mapper.write(value))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Formatted")
                    .hasMessageContaining("rate");
        }
    }

    @Test
    void betweenTheyAreBoundByTheProvider() {
        Formatted value = new Formatted();
        value.count = Long.MAX_VALUE;
        value.day = LocalDate.of(2026, 2, 1);
        value.price = 5L;
        value.big = new BigDecimal("0.1000000000000000055");
        try (JsonMapper mapper = new JsonMapper(null)) {
            JsonSlice json = mapper.write(value);
            assertThat(json.text()).contains("\"5 EUR\"", "\"1.2.2026\"", "\"9223372036854775807\"");
            Formatted read = mapper.read(json, Formatted.class);
            assertThat(read.count).isEqualTo(Long.MAX_VALUE);
            assertThat(read.day).isEqualTo(value.day);
            assertThat(read.price).isEqualTo(5L);
            assertThat(read.big).isEqualTo(value.big);
        }
    }

    private String admitted(String json) {
        return guard.admit(JsonSlice.of(json.replace('\'', '"')), Formatted.class);
    }

    public static class Formatted {
        @JsonbDateFormat("d.M.yyyy")
        public LocalDate day;

        @JsonbTypeAdapter(Euros.class)
        public Long price;

        public long count;
        public double rate;
        public BigDecimal big;
        public BigInteger integer;
        public List<Long> counts;
        public Map<String, Object> map;
        public LinkedHashMap<String, Integer> linked;
        public HashMap<String, Integer> hash;
        public Object any;
        public Formatted next;
    }

    public static class Pair<T> {
        public T first;
        public List<T> others;
    }

    public static class NoSetter {
        private String text;

        public NoSetter() {}

        NoSetter(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }
    }

    public static class Tags {
        public Set<String> names = new LinkedHashSet<>();
    }

    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Numbers(OptionalInt i, OptionalLong l, OptionalDouble d) {}

    public record Dated(@JsonbDateFormat("d.M.yyyy") LocalDate day, Optional<String> note) {}

    public static class Euros implements JsonbAdapter<Long, String> {
        @Override
        public String adaptToJson(Long value) {
            return value == null ? null : value + " EUR";
        }

        @Override
        public Long adaptFromJson(String value) {
            return value == null ? null : Long.valueOf(value.replace(" EUR", ""));
        }
    }
}
