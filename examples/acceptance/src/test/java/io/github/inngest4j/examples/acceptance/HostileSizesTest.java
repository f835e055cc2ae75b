package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a request costs grows with its size, and not faster, whatever it is made of and whoever sends it: many small things,
 * few large ones, deep ones, and names that have one hash code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSizesTest {

    private static final int SMALL = 32 * 1024;
    private static final int LARGE = 4 << 20;
    private static final int TIMES = 4;
    /** Growing arrays are copied, so that not every size costs the same for each byte. */
    private static final double TOLERANCE = 1.6;

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final List<String> FUNCTIONS = List.of("echo", "sink", "step-error-caught");

    private final Map<HostileMode, HostileApp> apps = new EnumMap<>(HostileMode.class);
    private LogWatch log;

    /** Who sends the request. */
    enum Sender {
        /** The server. */
        SIGNED(HostileMode.CLOUD),
        /** Somebody who knows what a signature looks like. */
        FORGED(HostileMode.CLOUD),
        /** Anybody, in dev mode. */
        UNSIGNED(HostileMode.DEV);

        private final HostileMode mode;

        Sender(HostileMode mode) {
            this.mode = mode;
        }
    }

    /** Something that can be made of any size. */
    record Shape(String name, IntFunction<HostileRequest> maker) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void open() {
        log = LogWatch.ofLibrary();
        for (HostileMode mode : List.of(HostileMode.CLOUD, HostileMode.DEV)) {
            apps.put(mode, new HostileApp(mode));
        }
    }

    @AfterAll
    void close() {
        apps.values().forEach(HostileApp::close);
        log.close();
    }

    @ParameterizedTest
    @MethodSource
    void costInProportion(Shape shape) {
        for (Sender sender : Sender.values()) {
            String shown = shape + ", " + sender;
            ask(shape, sender, SMALL / 16);
            Cost small = ask(shape, sender, SMALL);
            Cost large = ask(shape, sender, TIMES * SMALL);
            assertThat(large.bytes())
                    .as("bytes allocated for %s: %s, and %s for %s times the size", shown, small, large, TIMES)
                    .isLessThan((long) (TIMES * TOLERANCE * small.bytes()) + (64 << 10));
        }
    }

    /** So many that it would show for minutes if each had to be compared with all others. */
    @ParameterizedTest
    @MethodSource
    void namesThatCannotBeToldApartByTheirHashCodes(Shape shape) {
        for (Sender sender : List.of(Sender.SIGNED, Sender.UNSIGNED)) {
            ask(shape, sender, LARGE);
        }
    }

    static Stream<Shape> namesThatCannotBeToldApartByTheirHashCodes() {
        List<IntFunction<String>> alike = List.of(
                HostileSizesTest::colliding,
                i -> String.format(Locale.ROOT, "%08x", i) + "0".repeat(32),
                i -> "0".repeat(8) + String.format(Locale.ROOT, "%08x", i) + "0".repeat(24),
                i -> "0".repeat(24) + String.format(Locale.ROOT, "%016x", i),
                // The sum of all its 32-bit parts is the same, and what they are by exclusive or.
                i -> String.format(Locale.ROOT, "%1$08x%2$08x%1$08x%2$08x00000000", i, -i));
        return alike.stream()
                .flatMap(name -> Stream.of(
                        call("steps such as " + name.apply(1), size -> "\"steps\":" + members(size, name)),
                        call(
                                "a stack such as " + name.apply(1),
                                size -> "\"ctx\":{\"stack\":{\"stack\":[" + list(size, i -> '"' + name.apply(i) + '"')
                                        + "]}}"),
                        value("data such as " + name.apply(1), size -> members(size, name))
                                .findFirst()
                                .orElseThrow()));
    }

    private Cost ask(Shape shape, Sender sender, int size) {
        HostileRequest request = shape.maker().apply(size);
        long seconds = NOW.getEpochSecond();
        switch (sender) {
            case SIGNED -> request.sign(HostileMode.FALLBACK_KEY, seconds);
            case FORGED -> request.set(HostileRequest.SIGNATURE, "t=" + seconds + "&s=" + "0f".repeat(32));
            case UNSIGNED -> {
                // No signature is looked for.
            }
        }
        HostileApp app = apps.get(sender.mode);
        HostileApp.Handled handled = app.handle(request.toServe(), NOW);
        List<String> broken = new ArrayList<>(new HostileRules(app).broken(request, handled));
        broken.addAll(new HostileRules(app).broken(log.take()));
        assertThat(broken)
                .as("%s of %s bytes, %s: %s", shape, size, sender, handled.answer())
                .isEmpty();
        return handled.cost();
    }

    static Stream<Shape> costInProportion() {
        Stream<Shape> bodies = Stream.of(
                body("white space", size -> " ".repeat(size)),
                body("nothing but opening brackets", size -> "[".repeat(size)),
                body("nothing but opening braces", size -> "{\"\":".repeat(size / 4)),
                body("a string without an end", size -> "{\"a\":\"" + "b".repeat(size)),
                body("a string with an error at its end", size -> "{\"a\":\"" + "\\n".repeat(size / 2) + "\\x\"}"),
                body("a number", size -> "9".repeat(size)));
        return Stream.of(bodies, data(), calls(), outside()).flatMap(shapes -> shapes);
    }

    /** Data of an event, which functions bind and return. */
    private static Stream<Shape> data() {
        return Stream.of(
                        value("zeros", size -> array("0", size)),
                        value("empty arrays", size -> array("[]", size)),
                        value("empty objects", size -> array("{}", size)),
                        value("objects with one member", size -> array("{\"\":0}", size)),
                        value("empty strings", size -> array("\"\"", size)),
                        value("long numbers", size -> array("1" + "23456789".repeat(40), size)),
                        value("doubles", size -> array("1.2345678901234567e-300", size)),
                        value("the smallest doubles", size -> array("5e-324", size)),
                        value("small doubles", size -> array("1.2345678901234e-310", size)),
                        value("the largest doubles", size -> array("1.7976931348623157e+308", size)),
                        value("doubles of 17 digits", size -> array("0.30000000000000004", size)),
                        value("large exponents", size -> array("1e400000", size)),
                        value("largest exponents", size -> array("1e999", size)),
                        value("long exponents", size -> array("1e" + "0".repeat(300) + "1", size)),
                        value("strings with numbers", size -> array("\"1e9999\"", size)),
                        value("a long text", size -> text("a", size)),
                        value("a text of escapes", size -> text("\\n", size)),
                        value("a text of Unicode escapes", size -> text("\\u00e9", size)),
                        value("a text of lone surrogates", size -> text("\\ud800", size)),
                        value("a text beyond ASCII", size -> text("é", size / 2)),
                        value("a text of horses", size -> text("🐎", size / 4)),
                        value("one escape in a long text", size -> "\"" + "a".repeat(size) + "\\n\""),
                        value("as deep as is allowed, many times", size -> array(deep(400), size)),
                        value("objects as deep as is allowed", size -> array(deepObject(400), size)),
                        value("white space between tokens", size -> array(" ".repeat(100) + "0", size)),
                        value("different names", size -> members(size, i -> "name" + i)),
                        value("one name", size -> members(size, i -> "name")),
                        value("names of one hash code", size -> members(size, HostileSizesTest::colliding)),
                        value("names in falling order", size -> members(size, i -> "name" + (9_999_999 - i))),
                        value("long names", size -> members(size, i -> "n".repeat(5000) + i)))
                .flatMap(shapes -> shapes);
    }

    /** What the server tells of a run. */
    private static Stream<Shape> calls() {
        return Stream.of(
                call("steps", size -> "\"steps\":" + members(size, i -> "hash" + i)),
                call("steps of one hash code", size -> "\"steps\":" + members(size, HostileSizesTest::colliding)),
                call("steps with data", size -> "\"steps\":" + members(size, i -> "h" + i, "{\"data\":{}}")),
                call("steps with errors", size -> "\"steps\":" + members(size, i -> "h" + i, "{\"error\":{}}")),
                call(
                        "a step with a long error",
                        size -> "\"steps\":{\"" + doomed() + "\":{\"error\":{\"message\":" + text("m", size) + "}}}"),
                call(
                        "a step with many causes",
                        size -> "\"steps\":{\"" + doomed() + "\":{\"error\":" + "{\"cause\":".repeat(400)
                                + text("m", size) + "}".repeat(400) + "}}"),
                call(
                        "a step with many members",
                        size -> "\"steps\":{\"" + doomed() + "\":" + members(size, i -> "m" + i) + "}"),
                call("a stack", size -> "\"ctx\":{\"stack\":{\"stack\":" + array("\"" + doomed() + "\"", size) + "}}"),
                call(
                        "a stack of one hash code",
                        size -> "\"ctx\":{\"stack\":{\"stack\":[" + list(size, i -> "\"" + colliding(i) + "\"")
                                + "]}}"),
                call("a long id of the run", size -> "\"ctx\":{\"run_id\":" + text("r", size) + "}"),
                call("many times the same member", size -> list(size, i -> "\"steps\":{}")),
                call("events", size -> "\"events\":" + array("{\"name\":\"a\",\"data\":{\"n\":1}}", size)),
                call(
                        "users",
                        size -> "\"event\":{\"name\":\"a\",\"data\":{},\"user\":" + members(size, i -> "u" + i) + "}"));
    }

    /** What is not in the body. */
    private static Stream<Shape> outside() {
        return Stream.of(
                request("parameters", (request, size) -> request.target += "&a=b".repeat(size / 4)),
                request("escapes in the address", (request, size) -> request.target += "&x=" + "%41".repeat(size / 3)),
                request("malformed escapes", (request, size) -> request.target += "&x" + "%zz".repeat(size / 3) + "=1"),
                request("ampersands", (request, size) -> request.target += "&".repeat(size)),
                request(
                        "a long name of a function",
                        (request, size) -> request.target = "/api/inngest?fnId=" + "f".repeat(size)),
                request("a long name of a step", (request, size) -> request.target += "&stepId=" + "5".repeat(size)),
                request("a long probe", (request, size) -> request.target += "&probe=" + "5".repeat(size)),
                request("headers", (request, size) -> addHeaders(request, size, i -> "h" + i)),
                request(
                        "headers of one hash code",
                        (request, size) -> addHeaders(request, size, HostileSizesTest::colliding)),
                request("headers of one name", (request, size) -> addHeaders(request, size, i -> "h")),
                request("a long header", (request, size) -> request.set("X-Inngest-Server-Kind", "d".repeat(size))),
                sync("a long host", (request, size) -> request.set("Host", "h".repeat(size) + "_")),
                sync("a host of dots", (request, size) -> request.set("Host", ".".repeat(size))),
                sync("a long way of proxies", (request, size) -> request.set("Forwarded", "for=a,".repeat(size / 6))),
                sync("pairs in Forwarded", (request, size) -> request.set("Forwarded", "a=\"b\";".repeat(size / 6))),
                sync("quotes in Forwarded", (request, size) -> request.set("Forwarded", "a=\"".repeat(size / 3))),
                sync("spaces in Forwarded", (request, size) -> request.set("Forwarded", " ".repeat(size) + "a")),
                sync("letters in Forwarded", (request, size) -> request.set("Forwarded", "a".repeat(size))),
                sync(
                        "commas in X-Forwarded-Host",
                        (request, size) -> request.set("X-Forwarded-Host", ",".repeat(size))),
                sync("a long port", (request, size) -> request.set("X-Forwarded-Port", "1".repeat(size))),
                sync("a long query", (request, size) -> request.target += "?" + "a=b&".repeat(size / 4)));
    }

    private interface Change {
        void apply(HostileRequest request, int size);
    }

    private static Shape request(String name, Change change) {
        return new Shape(name, size -> {
            HostileRequest request = plain("plain", "{\"event\":{\"name\":\"a\",\"data\":{}}}");
            change.apply(request, size);
            return request;
        });
    }

    private static Shape sync(String name, Change change) {
        return new Shape(name, size -> {
            HostileRequest request = plain("plain", "");
            request.method = "PUT";
            request.target = "/api/inngest";
            change.apply(request, size);
            return request;
        });
    }

    private static Shape body(String name, IntFunction<String> body) {
        return new Shape(name, size -> plain("echo", body.apply(size)));
    }

    private static Stream<Shape> value(String name, IntFunction<String> value) {
        return FUNCTIONS.stream()
                .map(function -> new Shape(
                        name + ", to " + function,
                        size -> plain(
                                function, "{\"event\":{\"name\":\"a\",\"data\":{\"n\":" + value.apply(size) + "}}}")));
    }

    private static Shape call(String name, IntFunction<String> members) {
        return new Shape(
                name,
                size -> plain(
                        name.equals("events") ? "batch" : "step-error-caught",
                        "{\"event\":{\"name\":\"a\",\"data\":{}}," + members.apply(size) + "}"));
    }

    private static HostileRequest plain(String function, String body) {
        Doorway.Request request = new Doorway.Request(
                "POST",
                "/api/inngest?fnId=acceptance-" + function + "&stepId=step",
                List.of(),
                body.getBytes(StandardCharsets.UTF_8));
        return new HostileRequest(request, NOW);
    }

    private static void addHeaders(HostileRequest request, int size, IntFunction<String> name) {
        for (int i = 0; i < size / 32; i++) {
            request.headers.add(Map.entry(name.apply(i), "value"));
        }
    }

    /** The hash of the step that the function "step-error-caught" asks for. */
    private static String doomed() {
        return "4cbf63b69000750d3c1845f0ed3f4822280c683b";
    }

    private static String array(String element, int size) {
        return "[" + list(size, i -> element) + "]";
    }

    private static String members(int size, IntFunction<String> name) {
        return members(size, name, "0");
    }

    private static String members(int size, IntFunction<String> name, String value) {
        return "{" + list(size, i -> "\"" + name.apply(i) + "\":" + value) + "}";
    }

    private static String list(int size, IntFunction<String> element) {
        StringBuilder text = new StringBuilder(size + 100);
        for (int i = 0; text.length() < size; i++) {
            text.append(i == 0 ? "" : ",").append(element.apply(i));
        }
        return text.toString();
    }

    private static String text(String unit, int size) {
        return '"' + unit.repeat(Math.max(1, size / unit.length())) + '"';
    }

    private static String deep(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String deepObject(int levels) {
        return "{\"a\":".repeat(levels) + "0" + "}".repeat(levels);
    }

    /** Names of which up to 65536 have one hash code. */
    private static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}
