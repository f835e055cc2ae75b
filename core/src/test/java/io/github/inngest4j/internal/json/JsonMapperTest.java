package io.github.inngest4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMapperTest {

    private final JsonMapper mapper = new JsonMapper(null);

    @AfterEach
    void close() {
        mapper.close();
    }

    @Nested
    class Numbers {

        @Test
        void theNumberRuleDecidesBetweenNumberAndString() {
            assertThat(write(9007199254740992L)).isEqualTo("9007199254740992");
            assertThat(write(-9007199254740992L)).isEqualTo("-9007199254740992");
            assertThat(write(9007199254740993L)).isEqualTo("\"9007199254740993\"");
            assertThat(write(Long.MIN_VALUE)).isEqualTo("\"-9223372036854775808\"");
            assertThat(write(new BigInteger("9007199254740992"))).isEqualTo("9007199254740992");
            assertThat(write(new BigInteger("9007199254740994"))).isEqualTo("\"9007199254740994\"");
            assertThat(write(new BigDecimal("0.1"))).isEqualTo("0.1");
            assertThat(write(new BigDecimal("12.50"))).isEqualTo("12.5");
            assertThat(write(new BigDecimal("0.1000000000000000055"))).isEqualTo("\"0.1000000000000000055\"");
            assertThat(write(new BigDecimal("1E+3"))).isEqualTo("1000");
            assertThat(write(new BigDecimal("1E+400"))).isEqualTo("\"1E+400\"");
            assertThat(write(new BigDecimal("1E-400"))).isEqualTo("\"1E-400\"");
            assertThat(write(new BigDecimal("10000000000000000000"))).isEqualTo("\"10000000000000000000\"");
            assertThat(write(new BigDecimal("0.00"))).isEqualTo("0");
            assertThat(write(1e21)).isEqualTo("1e+21");
            assertThat(write(1.0)).isEqualTo("1");
            assertThat(write(-0.0)).isEqualTo("0");
            assertThat(write(0.1f)).isEqualTo("0.1");
            assertThat(write(Float.MIN_VALUE)).isEqualTo("1.4e-45");
            assertThat(write((short) -7)).isEqualTo("-7");
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void notANumberAndInfinityAreRefused(double value) {
            assertThatThrownBy(() -> mapper.write(value)).isInstanceOf(JsonException.class);
            assertThatThrownBy(() -> mapper.write((float) value)).isInstanceOf(JsonException.class);
            assertThatThrownBy(() -> mapper.write(new Amounts(1, 1, null, null, value)))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Amounts.real");
        }

        @Test
        void whatCannotBeReadBackIsNotWritten() {
            for (Number huge :
                    List.of(BigInteger.TEN.pow(5000), new BigDecimal("1E+10000"), new BigDecimal("1E-1000000000"))) {
                assertThatThrownBy(() -> mapper.write(huge)).isInstanceOf(JsonException.class);
            }
            BigInteger large = BigInteger.TEN.pow(4000);
            assertThat(mapper.read(mapper.write(large), BigInteger.class)).isEqualTo(large);
            BigDecimal wide = new BigDecimal(large).scaleByPowerOfTen(-2000);
            assertThat(mapper.read(mapper.write(wide), BigDecimal.class)).isEqualByComparingTo(wide);
        }

        @Test
        void numericTargetsReadNumbersAndStrings() {
            assertThat(read("\"9007199254740993\"", long.class)).isEqualTo(9007199254740993L);
            assertThat(read("9007199254740993", Long.class)).isEqualTo(9007199254740993L);
            assertThat(read("12", int.class)).isEqualTo(12);
            assertThat(read("1e3", int.class)).isEqualTo(1000);
            assertThat(read("7.0", short.class)).isEqualTo((short) 7);
            assertThat(read("-128", byte.class)).isEqualTo((byte) -128);
            assertThat(read("0e-999", int.class)).isEqualTo(0);
            assertThat(read("\"1E+400\"", BigDecimal.class)).isEqualTo(new BigDecimal("1E+400"));
            assertThat(read("\"1E+2\"", BigInteger.class)).isEqualTo(BigInteger.valueOf(100));
            assertThat(read("0.10", BigDecimal.class)).isEqualTo(new BigDecimal("0.10"));
            assertThat(read("5", double.class)).isEqualTo(5.0);
            assertThat(read("\"0.5\"", Double.class)).isEqualTo(0.5);
            assertThat(read("0.1", float.class)).isEqualTo(0.1f);
            assertThat(read("5", Number.class)).isEqualTo(5L);
            assertThat(read("0.5", Number.class)).isEqualTo(0.5);
        }

        @Test
        void intoObjectAStringStaysAString() {
            assertThat(read(write(Long.MAX_VALUE), Object.class)).isEqualTo("9223372036854775807");
        }

        @ParameterizedTest
        @CsvSource({
            "3000000000, int",
            "\"3000000000\", int",
            "1.5, int",
            "\"1.5\", int",
            "1e-999, int",
            "1e999, int",
            "1e999, long",
            "9223372036854775808, long",
            "40000, short",
            "128, byte",
            "1e999, double",
            "1e39, float",
            "\"\", int",
            "\" 1\", int",
            "\"0x10\", int",
            "\"+1\", int",
            "\"NaN\", double",
            "\"1e99999\", big",
            "0.5, big",
            "true, int",
            "null, int",
            "{}, int"
        })
        void otherwiseNumericTargetsRefuse(String json, String target) {
            Class<?> type = switch (target) {
                case "int" -> int.class;
                case "long" -> long.class;
                case "short" -> short.class;
                case "byte" -> byte.class;
                case "float" -> float.class;
                case "double" -> double.class;
                default -> BigInteger.class;
            };
            assertThatThrownBy(() -> mapper.read(JsonSlice.of(json), type))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining(type.getName());
        }
    }

    @Nested
    class Plain {

        @Test
        void anyJsonIsReadWithItsOrderKept() {
            Object value = read("{\"z\":[1,2.5,null,\"x\",true],\"a\":{},\"m\":12345678901234567890}", Object.class);
            assertThat(value.toString()).isEqualTo("{z=[1, 2.5, null, x, true], a={}, m=12345678901234567890}");
            assertThat(value).isInstanceOf(LinkedHashMap.class);
        }

        @Test
        void containersAreReadWithTheirElementTypes() {
            assertThat(read("[1,\"9007199254740993\"]", new TypeRef<List<Long>>() {}.type()))
                    .isEqualTo(List.of(1L, 9007199254740993L));
            assertThat(read("{\"b\":{\"k\":1},\"a\":{}}", new TypeRef<Map<String, Map<String, Integer>>>() {}.type()))
                    .hasToString("{b={k=1}, a={}}");
            assertThat(read("[\"b\",\"a\",\"b\"]", new TypeRef<Set<String>>() {}.type()))
                    .hasToString("[b, a]");
            assertThat(read("{\"b\":1,\"a\":2}", new TypeRef<SortedMap<String, Integer>>() {}.type()))
                    .isEqualTo(new TreeMap<>(Map.of("a", 2, "b", 1)));
            assertThat(read("[[1],[2,3]]", int[][].class)).isEqualTo(new int[][] {{1}, {2, 3}});
            assertThat(read("[\"x\"]", new TypeRef<List<? extends CharSequence>>() {}.type()))
                    .isEqualTo(List.of("x"));
            assertThat(read("{\"2\":\"x\",\"1\":\"y\"}", new TypeRef<Map<Integer, String>>() {}.type()))
                    .hasToString("{2=x, 1=y}");
            assertThat(read("[1]", List.class)).isEqualTo(List.of(1L));
        }

        @Test
        void scalarsAreReadAsTheyAre() {
            assertThat(read("\"x\"", String.class)).isEqualTo("x");
            assertThat(read("true", boolean.class)).isEqualTo(true);
            assertThat(read("\"x\"", char.class)).isEqualTo('x');
            assertThat(read("\"AQL/\"", byte[].class)).isEqualTo(new byte[] {1, 2, -1});
            assertThat(read("[1,2,-1]", byte[].class)).isEqualTo(new byte[] {1, 2, -1});
            assertThat(mapper.read(JsonSlice.of("{}"), Void.class)).isNull();
            assertThat(mapper.read(JsonSlice.of("null"), String.class)).isNull();
            assertThat(mapper.read(JsonSlice.NULL, new TypeRef<Optional<String>>() {}.type()))
                    .isEqualTo(Optional.empty());
            assertThat(mapper.read(JsonSlice.of("[1]"), JsonSlice.class)).isEqualTo(JsonSlice.of("[1]"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "[]", "true", "{}"})
        void otherKindsAreRefusedAndNamed(String json) {
            assertThatThrownBy(() -> mapper.read(JsonSlice.of(json), String.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining(JsonSlice.of(json).kind().noun())
                    .hasMessageContaining("java.lang.String");
        }

        @Test
        void everythingPlainIsWritten() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("z", Arrays.asList(1, null, "x"));
            map.put("a", new int[] {1, 2});
            map.put("o", Optional.of(true));
            map.put("e", Optional.empty());
            map.put("b", new byte[] {1, 2, -1});
            map.put("s", new StringBuilder("sb"));
            map.put("c", 'c');
            map.put("j", JsonSlice.of("{\"raw\" : 1}"));
            assertThat(write(map))
                    .isEqualTo("{\"z\":[1,null,\"x\"],\"a\":[1,2],\"o\":true,\"e\":null,\"b\":\"AQL/\",\"s\":\"sb\","
                            + "\"c\":\"c\",\"j\":{\"raw\" : 1}}");
            assertThat(write(null)).isEqualTo("null");
        }

        @Test
        void aValueThatContainsItselfIsRefused() {
            List<Object> list = new ArrayList<>();
            list.add(list);
            assertThatThrownBy(() -> mapper.write(list))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("contains itself");
        }

        @Test
        void whatIsWrittenCanComeBackInsideTheProtocol() {
            Object nested = 1;
            for (int i = 0; i < 480; i++) {
                nested = List.of(nested);
            }
            JsonSlice written = mapper.write(nested);
            String body = "[".repeat(20) + written.text() + "]".repeat(20);
            assertThat(JsonSlice.of(body).length()).isEqualTo(written.length() + 40);
            Object deeper = List.of(nested);
            assertThatThrownBy(() -> mapper.write(deeper)).isInstanceOf(JsonException.class);
        }

        @Test
        void keysThatAreNoNamesAreRefusedByTheirClass() {
            assertThatThrownBy(() -> mapper.write(Map.of(new StringBuilder("k"), 1)))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("java.lang.StringBuilder");
            assertThat(write(Map.of(Color.RED, Map.of(7, 1)))).isEqualTo("{\"RED\":{\"7\":1}}");
        }
    }

    @Nested
    class Records {

        @Test
        void componentsFollowTheNumberRule() {
            Amounts amounts = new Amounts(
                    Long.MAX_VALUE, 5, new BigDecimal("1.10000000000000000001"), BigInteger.TWO.pow(70), 1e21);
            JsonSlice json = mapper.write(amounts);
            assertThat(json.text())
                    .isEqualTo("{\"cents\":\"9223372036854775807\",\"count\":5,\"price\":\"1.10000000000000000001\","
                            + "\"big\":\"1180591620717411303424\",\"real\":1e+21}");
            assertThat(mapper.read(json, Amounts.class)).isEqualTo(amounts);
        }

        @ParameterizedTest
        @CsvSource({
            "{\"cents\":1e200000}, JSON",
            "{\"cents\":1e200}, Amounts.cents",
            "{\"cents\":1.5}, Amounts.cents",
            "{\"count\":3000000000}, Amounts.count",
            "{\"count\":null}, Amounts.count",
            "{\"count\":\"secret\"}, Amounts.count",
            "{\"big\":0.5}, Amounts.big",
            "[], Amounts",
            "7, Amounts"
        })
        void whatDoesNotFitIsRefusedWithThePlaceAndWithoutTheData(String json, String place) {
            Throwable refusal = catchThrowable(() -> mapper.read(JsonSlice.of(json.replace("'", "\"")), Amounts.class));
            assertThat(refusal)
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining(place)
                    .hasMessageNotContaining("secret");
        }

        @Test
        void absentComponentsAreEmptyAndUnknownMembersIgnored() {
            assertThat(mapper.read(JsonSlice.of("{\"unknown\":{\"a\":[1]}}"), Person.class))
                    .isEqualTo(new Person(null, 0, Optional.empty(), null, null));
        }

        @Test
        void genericsKeepTheirArguments() {
            Type type = new TypeRef<Result<List<Person>>>() {}.type();
            Result<List<Person>> result = new Result<>(
                    List.of(new Person("Ada", 36, Optional.of("ada@example.com"), Map.of("b", 1L), Color.RED)), 1);
            JsonSlice json = mapper.write(result, type);
            assertThat(mapper.read(json, type)).isEqualTo(result);
            assertThat(mapper.read(JsonSlice.of("{\"result\":{\"value\":[\"x\"],\"page\":2}}"), Holder.class))
                    .isEqualTo(new Holder(new Result<>(new String[0], 2)));
        }

        @Test
        void mapsKeepTheirOrderAndNulls() {
            Map<String, Long> tags = new LinkedHashMap<>();
            tags.put("z", 1L);
            tags.put("a", null);
            tags.put("m", 9007199254740993L);
            JsonSlice json = mapper.write(new Person("x", 1, Optional.empty(), tags, null));
            assertThat(json.text())
                    .isEqualTo("{\"name\":\"x\",\"age\":1,\"mail\":null,\"tags\":{\"z\":1,\"a\":null,"
                            + "\"m\":\"9007199254740993\"},\"color\":null}");
            assertThat(mapper.read(json, Person.class).tags().toString())
                    .isEqualTo("{z=1, a=null, m=9007199254740993}");
        }

        @Test
        void standardValuesGoBothWays() {
            Times times = new Times(
                    Instant.parse("2026-01-02T03:04:05.678Z"),
                    Duration.ofMinutes(90),
                    LocalDate.of(2026, 2, 28),
                    ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Prague")),
                    ZoneId.of("Asia/Tokyo"),
                    UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
                    URI.create("https://example.com/a?b"),
                    List.of(Color.GREEN));
            JsonSlice json = mapper.write(times);
            assertThat(json.text()).startsWith("{\"at\":\"2026-01-02T03:04:05.678Z\",\"took\":\"PT1H30M\"");
            assertThat(mapper.read(json, Times.class)).isEqualTo(times);
            assertThatThrownBy(() -> mapper.read(JsonSlice.of("{\"at\":\"secret\"}"), Times.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Times.at")
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> mapper.read(JsonSlice.of("\"BLUE\""), Color.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Color");
        }

        @Test
        void aConstructorThatRefusesIsNamed() {
            assertThatThrownBy(() -> mapper.read(JsonSlice.of("{\"value\":-1}"), Positive.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Positive")
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class ByJsonb {

        @Test
        void classesFollowTheNumberRule() {
            Account account = new Account();
            account.balance = 9007199254740993L;
            account.limit = new BigDecimal("1E+400");
            account.rate = 1e21;
            account.entries = List.of(1L, Long.MIN_VALUE);
            JsonSlice json = mapper.write(account);
            assertThat(json.text())
                    .isEqualTo("{\"balance\":\"9007199254740993\",\"entries\":[1,\"-9223372036854775808\"],"
                            + "\"limit\":\"1E+400\",\"number\":0,\"rate\":1e+21}");
            Account read = mapper.read(json, Account.class);
            assertThat(read.balance).isEqualTo(9007199254740993L);
            assertThat(read.limit).isEqualByComparingTo(new BigDecimal("1E+400"));
            assertThat(read.entries).isEqualTo(account.entries);
        }

        @ParameterizedTest
        @CsvSource({
            "{\"balance\":1e200}, Account.balance",
            "{\"balance\":1.5}, Account.balance",
            "{\"number\":3000000000}, Account.number",
            "{\"number\":null}, Account.number",
            "{\"number\":\"secret\"}, Account.number",
            "{\"entries\":[0.5]}, Account.entries"
        })
        void whatTheProviderWouldCutOffIsRefused(String json, String place) {
            Throwable refusal = catchThrowable(() -> mapper.read(JsonSlice.of(json), Account.class));
            assertThat(refusal)
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining(place)
                    .hasMessageNotContaining("secret");
        }

        @Test
        void annotationsOnRecordsCount() {
            Renamed renamed = new Renamed("x", Long.MAX_VALUE);
            assertThat(write(renamed)).isEqualTo("{\"cents\":\"9223372036854775807\",\"full_name\":\"x\"}");
            assertThat(mapper.read(mapper.write(renamed), Renamed.class)).isEqualTo(renamed);
        }

        @Test
        void sealedTypesAreToldApartByTheirAlias() {
            List<Payment> payments = List.of(new Card("4711", Long.MAX_VALUE), new Cash(new BigDecimal("9.99")));
            JsonSlice json = mapper.write(payments);
            assertThat(json.text()).contains("\"@type\":\"card\"").contains("\"9223372036854775807\"");
            assertThat(mapper.read(json, new TypeRef<List<Payment>>() {}.type()))
                    .isEqualTo(payments);
            JsonSlice order = mapper.write(new Order(payments.get(0), payments));
            assertThat(mapper.read(order, Order.class)).isEqualTo(new Order(payments.get(0), payments));
            assertThatThrownBy(() ->
                            mapper.read(JsonSlice.of("{\"payment\":{\"@type\":\"card\",\"cents\":1e30}}"), Order.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Card.cents");
            assertThatThrownBy(() -> mapper.read(JsonSlice.of("{\"@type\":\"secret\"}"), Payment.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageNotContaining("secret");
        }

        @Test
        void aValueThatContainsItselfIsRefused() {
            Loop loop = new Loop();
            loop.self = loop;
            assertThatThrownBy(() -> mapper.write(loop))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Loop");
        }

        @Test
        void anInterfaceWithoutTypeInfoSaysWhatIsMissing() {
            assertThatThrownBy(() -> mapper.read(JsonSlice.of("{}"), Unknown.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("@JsonbTypeInfo");
        }

        @Test
        void containersKeepTheirOrderAroundThem() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("z", new Account());
            map.put("a", 1);
            assertThat(write(map)).startsWith("{\"z\":{\"balance\":0,").endsWith("},\"a\":1}");
        }
    }

    @Nested
    class ByTheCodecOfTheApplication {

        private final JsonMapper own = new JsonMapper(new JsonCodec() {
            @Override
            public Object read(String json, Type type) {
                return type.getTypeName() + " " + json;
            }

            @Override
            public String write(Object value, Type type) {
                return value instanceof Color ? "{\"n\":9007199254740993,\"d\":1.0,\"e\":1e400}" : "{broken";
            }
        });

        @Test
        void getsOnlyUserTypes() {
            assertThat(own.read(
                            JsonSlice.of("{\"v\": [ {\"a\":1} ]}"),
                            new TypeRef<Map<String, List<Amounts>>>() {}.type()))
                    .isEqualTo(Map.of("v", List.of(Amounts.class.getName() + " {\"a\":1}")));
            assertThat(own.read(JsonSlice.of("[null]"), new TypeRef<List<Amounts>>() {}.type()))
                    .isEqualTo(java.util.Collections.singletonList(null));
        }

        @Test
        void isBroughtUnderTheNumberRule() {
            assertThat(own.write(List.of(Color.RED)).text())
                    .isEqualTo("[{\"n\":\"9007199254740993\",\"d\":1,\"e\":\"1E+400\"}]");
        }

        @Test
        void itsFailuresAreJsonExceptions() {
            JsonMapper failing = new JsonMapper(new JsonCodec() {
                @Override
                public Object read(String json, Type type) {
                    throw new IllegalStateException("secret");
                }

                @Override
                public String write(Object value, Type type) {
                    throw new IllegalStateException("secret");
                }
            });
            assertThatThrownBy(() -> failing.write(Color.RED))
                    .isInstanceOf(JsonException.class)
                    .hasMessageNotContaining("secret")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> failing.read(JsonSlice.of("1"), Color.class))
                    .isInstanceOf(JsonException.class)
                    .hasMessageNotContaining("secret");
        }

        @Test
        void mayWriteSurrogatesWithoutPartner() {
            JsonMapper raw = new JsonMapper(new JsonCodec() {
                @Override
                public Object read(String json, Type type) {
                    return json;
                }

                @Override
                public String write(Object value, Type type) {
                    return "{\"\uD83D\uDE00\uDC00\":\"\uD800\"}";
                }
            });
            assertThat(raw.write(Color.RED).text()).isEqualTo("{\"\uD83D\uDE00\\udc00\":\"\\ud800\"}");
        }

        @Test
        void isCheckedForValidJson() {
            assertThatThrownBy(() -> own.write(new Positive(1)))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("Positive");
        }
    }

    private Object read(String json, Type type) {
        Object value = mapper.read(JsonSlice.of(json.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT), type);
        return java.util.Objects.requireNonNull(value);
    }

    private String write(Object value) {
        return mapper.write(value).text();
    }

    enum Color {
        RED,
        GREEN
    }

    record Amounts(long cents, int count, BigDecimal price, BigInteger big, double real) {}

    record Person(String name, int age, Optional<String> mail, Map<String, Long> tags, Color color) {}

    record Result<T>(T value, int page) {}

    record Holder(Result<String[]> result) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Holder that && that.result.page() == result.page();
        }

        @Override
        public int hashCode() {
            return result.page();
        }
    }

    record Times(
            Instant at,
            Duration took,
            LocalDate day,
            ZonedDateTime start,
            ZoneId zone,
            UUID id,
            URI link,
            List<Color> colors) {}

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    public static class Account {
        public long balance;
        public int number;
        public BigDecimal limit;
        public double rate;
        public List<Long> entries;
    }

    public static class Loop {
        public Loop self;
    }

    public record Renamed(@JsonbProperty("full_name") String name, long cents) {}

    @JsonbTypeInfo({@JsonbSubtype(alias = "card", type = Card.class), @JsonbSubtype(alias = "cash", type = Cash.class)})
    public sealed interface Payment {}

    public record Card(String number, long cents) implements Payment {}

    public record Cash(BigDecimal amount) implements Payment {}

    record Order(Payment payment, List<Payment> all) {}

    public sealed interface Unknown {}

    public record Known() implements Unknown {}
}
