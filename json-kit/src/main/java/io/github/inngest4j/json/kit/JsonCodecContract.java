package io.github.inngest4j.json.kit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a {@link JsonCodec} must do, as a JUnit test to extend:
 *
 * <pre>{@code
 * class MyCodecTest extends JsonCodecContract {
 *     protected JsonCodec codec() {
 *         return new MyCodec();
 *     }
 * }
 * }</pre>
 *
 * <p>Values go the way they go in production: an app in this process runs a step, reports its result, and is called again
 * with that result, whose numbers have meanwhile been doubles, as on the server. A value must come back as it was, on
 * every call the same. What a codec cannot carry it must refuse with a {@link JsonException}, which names the type and,
 * where JSON is read, the property; never may it change a value in silence.
 */
public abstract class JsonCodecContract {

    /** Far more than refusing takes, and far less than computing with such numbers does. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private @Nullable Journey journey;

    /** For subclasses. */
    protected JsonCodecContract() {}

    /**
     * The codec under test; asked for once per test.
     *
     * @return a new codec, or {@code null} for the binding that the library brings
     */
    protected abstract @Nullable JsonCodec codec();

    /**
     * More values that must come back, of types with annotations that only this codec knows; sealed types among them, as
     * no codec can tell their implementations apart without.
     *
     * @return the values; by default none
     */
    protected Stream<Sample<?>> samples() {
        return Stream.empty();
    }

    /**
     * Whether a value may be refused, with a message that names the type. Anything but that value may never come back.
     *
     * @param sample the value
     * @return by default {@code false}: it must come back
     */
    protected boolean mayRefuse(Sample<?> sample) {
        return false;
    }

    /**
     * Whether classes that are no records are bound at all. If not, they must be refused by name.
     *
     * @return by default {@code true}
     */
    protected boolean bindsClasses() {
        return true;
    }

    @BeforeEach
    void start() {
        journey = new Journey(codec());
    }

    @AfterEach
    void stop() {
        journey().close();
    }

    @TestFactory
    Stream<DynamicTest> valuesComeBack() {
        return Stream.concat(Samples.all(), samples())
                .map(sample -> dynamicTest(sample.name(), () -> assertComesBack(sample)));
    }

    private <T> void assertComesBack(Sample<T> sample) {
        String stored;
        try {
            stored = journey().write(sample.type(), sample.value());
        } catch (JsonException refused) {
            if (!mayRefuse(sample)) {
                throw refused;
            }
            assertNamesOneOf(
                    refused, nameOf(sample.type().type()), nameOf(sample.value().getClass()));
            return;
        }
        T first = journey().read(sample.type(), stored);
        T second = journey().read(sample.type(), stored);
        assertAll(
                () -> assertEquals(sample.value(), first, () -> "by way of " + stored),
                () -> assertEquals(sample.value().toString(), first.toString(), "with its order"),
                () -> assertEquals(first, second, "on every call"),
                () -> assertEquals(stored, journey().write(sample.type(), first), "written again"));
    }

    @TestFactory
    Stream<DynamicTest> jsonIsRead() {
        Reading empty = Reading.empty();
        return Stream.of(
                        reads("{}", empty),
                        reads("{\"unknown\":{\"a\":[1,{\"b\":null}]},\"amount\":7}", with(empty, 7)),
                        reads("{\"amount\":\"7\"}", with(empty, 7)),
                        reads(
                                "{\"seats\":null,\"label\":null,\"scores\":null,\"totals\":null,\"mood\":null,\"perhaps\":null}",
                                empty),
                        reads(
                                "{\"seats\":\"-1\",\"ticket\":\"9007199254740993\",\"ratio\":\"0.5\",\"price\":\"1E+400\","
                                        + "\"huge\":\"1180591620717411303424\",\"perhaps\":\"4\"}",
                                new Reading(
                                        0,
                                        -1,
                                        9007199254740993L,
                                        0.5,
                                        new BigDecimal("1E+400"),
                                        BigInteger.TWO.pow(70),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        Optional.of(4))),
                        reads(
                                "{\"scores\":[\"1\",2],\"totals\":{\"b\":\"1\",\"a\":2},\"ratio\":5,\"mood\":\"BAD\"}",
                                new Reading(
                                        0,
                                        null,
                                        0,
                                        5,
                                        null,
                                        null,
                                        null,
                                        List.of(1, 2),
                                        Map.of("b", 1, "a", 2),
                                        Mood.BAD,
                                        null,
                                        Optional.empty())))
                .flatMap(tests -> tests);
    }

    /** What may be read or refused, but not as anything else. */
    @TestFactory
    Stream<DynamicTest> jsonIsReadOrRefused() {
        Reading empty = Reading.empty();
        return Stream.of(
                        readsOrRefuses("{\"amount\":7.0}", with(empty, 7)),
                        readsOrRefuses("{\"amount\":1e3}", with(empty, 1000)),
                        readsOrRefuses("{\"amount\":1,\"amount\":2}", with(empty, 2)))
                .flatMap(tests -> tests);
    }

    private static Reading with(Reading empty, int amount) {
        return new Reading(amount, null, 0, 0, null, null, null, null, null, null, null, empty.perhaps());
    }

    private Stream<DynamicTest> reads(String json, Reading expected) {
        return Stream.of(
                dynamicTest(json + ", as a record", () -> assertEquals(expected, record(json))),
                dynamicTest(json + ", as a class", () -> assertReadsBean(json, expected)));
    }

    private void assertReadsBean(String json, Reading expected) {
        Reading read;
        try {
            read = bean(json);
        } catch (JsonException refused) {
            if (!mayRefuse(new Sample<>("a class from " + json, TypeRef.of(Reading.class), expected))) {
                throw refused;
            }
            assertNames(refused, "ReadingBean");
            return;
        }
        assertEquals(expected, read);
    }

    private Stream<DynamicTest> readsOrRefuses(String json, Reading expected) {
        return Stream.<UnaryOperator<Reading>>of(ignored -> record(json), ignored -> bean(json))
                .map(reading -> dynamicTest(json, () -> {
                    Reading read;
                    try {
                        read = reading.apply(expected);
                    } catch (JsonException refused) {
                        assertNames(refused, "Reading");
                        return;
                    }
                    assertEquals(expected, read);
                }));
    }

    private Reading record(String json) {
        return journey().read(TypeRef.of(Reading.class), json);
    }

    private Reading bean(String json) {
        return journey().read(TypeRef.of(ReadingBean.class), json).toReading();
    }

    @TestFactory
    Stream<DynamicTest> jsonThatDoesNotFitIsRefused() {
        return Stream.of(
                        refuses(
                                "amount",
                                "3000000000",
                                "\"3000000000\"",
                                "1.5",
                                "\"1.5\"",
                                "1e300",
                                "\"x\"",
                                "null",
                                "{}"),
                        refuses("seats", "3000000000", "1.5", "[]"),
                        refuses("ticket", "9223372036854775808", "\"9223372036854775808\"", "1e30", "0.5"),
                        refuses("ratio", "1e400", "\"x\""),
                        refuses("huge", "0.5"),
                        refuses("scores", "[1.5]", "[3000000000]", "{}", "5"),
                        refuses("totals", "{\"a\":3000000000}", "{\"a\":1.5}", "[]"),
                        refuses("mood", "\"UGLY\"", "\"good\""),
                        refuses("moment", "\"yesterday\""),
                        refuses("perhaps", "1.5", "3000000000"))
                .flatMap(tests -> tests);
    }

    private Stream<DynamicTest> refuses(String property, String... values) {
        return Stream.of(values)
                .map(value -> dynamicTest(property + " from " + value, () -> {
                    String json = "{\"" + property + "\":" + value + "}";
                    assertNames(assertThrows(JsonException.class, () -> record(json)), "Reading", property);
                    assertNames(
                            assertThrows(JsonException.class, () -> bean(json)),
                            "ReadingBean",
                            bindsClasses() ? property : "");
                }));
    }

    private static void assertNames(JsonException refusal, String... names) {
        String message = String.valueOf(refusal.getMessage());
        for (String name : names) {
            assertTrue(message.contains(name), () -> "should name " + name + ": " + message);
        }
    }

    private static void assertNamesOneOf(JsonException refusal, String one, String other) {
        String message = String.valueOf(refusal.getMessage());
        assertTrue(
                message.contains(one) || message.contains(other),
                () -> "should name " + one + " or " + other + ": " + message);
    }

    private static String nameOf(Type type) {
        return type instanceof ParameterizedType parameterized
                ? nameOf(parameterized.getRawType())
                : type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    }

    /** The library refuses these before a codec sees them, since some would compute with them for minutes. */
    @TestFactory
    Stream<DynamicTest> whatIsNoJsonOrTooMuchIsRefusedAtOnce() {
        return Stream.of(
                        "{\"ticket\":1e1000000}",
                        "{\"ticket\":1e200000}",
                        "{\"price\":1e-999999999}",
                        "{\"huge\":" + "9".repeat(100_000) + "}",
                        "{\"ratio\":0." + "1".repeat(100_000) + "}",
                        "[".repeat(100_000) + "]".repeat(100_000),
                        "{\"next\":".repeat(1000) + "null" + "}".repeat(1000),
                        "{} x",
                        "{\"label\":\"\n\"}",
                        "{\"amount\":01}")
                .map(json -> dynamicTest(json.length() > 40 ? json.substring(0, 40) + "…" : json, () -> {
                    Journey.CallRefused refused = assertTimeoutPreemptively(
                            AT_ONCE, () -> assertThrows(Journey.CallRefused.class, () -> bean(json)));
                    assertEquals(400, refused.status);
                }));
    }

    @TestFactory
    Stream<DynamicTest> numbersThatJsonDoesNotHaveAreRefusedOrComeBack() {
        return Stream.of(Double.NaN, Double.NEGATIVE_INFINITY)
                .flatMap(n -> Sample.everywhere(
                                "the double " + n, n, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {})
                        .map(sample -> dynamicTest(sample.name(), () -> assertRefusedOrComesBack(sample))));
    }

    @TestFactory
    Stream<DynamicTest> namesThatUtf8DoesNotHoldAreRefusedOrComeBack() {
        return Samples.strangeNames().map(sample -> dynamicTest(sample.name(), () -> assertRefusedOrComesBack(sample)));
    }

    @Test
    void aValueThatContainsItselfIsRefused() {
        Chain chain = new Chain();
        chain.setNext(chain);
        assertNames(assertThrows(JsonException.class, () -> journey().write(TypeRef.of(Chain.class), chain)), "Chain");
    }

    @TestFactory
    Stream<DynamicTest> whatIsNestedDeepComesBackOrIsRefused() {
        return IntStream.of(400, 600, 5000)
                .mapToObj(length -> dynamicTest(length + " levels", () -> {
                    Chain chain = Chain.ofLength(length);
                    assertRefusedOrComesBack(new Sample<>("chain", TypeRef.of(Chain.class), chain));
                }));
    }

    private <T> void assertRefusedOrComesBack(Sample<T> sample) {
        T read;
        try {
            read = journey().read(sample.type(), journey().write(sample.type(), sample.value()));
        } catch (JsonException refused) {
            return;
        }
        assertEquals(sample.value(), read);
    }

    @Test
    void severalThreadsMayUseIt() throws InterruptedException, ExecutionException {
        List<Sample<?>> samples =
                Samples.types().filter(sample -> !mayRefuse(sample)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> samples.forEach(this::assertComesBack)));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Journey journey() {
        if (journey == null) {
            throw new IllegalStateException("The test has not been started by JUnit");
        }
        return journey;
    }
}
