package io.github.inngest4j.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** RFC 8785, section 3.2.2, with the result of section 3.2.4. */
    @Test
    void canonicalizesTheExampleOfTheRfc() {
        String input = """
                {
                  "numbers": [1E30, 4.50, 6, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(canonical(input))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[1e+30,4.5,6,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: the order is that of UTF-16 code units, not of code points. */
    @Test
    void sortsNamesByUtf16CodeUnits() {
        String input = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """;
        assertThat(canonical(input).replaceAll("\"[^\"]*\":", ""))
                .isEqualTo("{\"Carriage Return\",\"One\",\"Control\",\"Latin Small Letter O With Diaeresis\","
                        + "\"Euro Sign\",\"Emoji: Grinning Face\",\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void sortsObjectsWithinObjects() {
        assertThat(
                        canonical(
                                "{\"c\":{\"z\":[{\"y\":1,\"x\":{}},{}],\"a\":{\"n\":{\"b\":1,\"a\":2}}},\"b\":{\"a\":0,\"b\":1},\"a\":[]}"))
                .isEqualTo(
                        "{\"a\":[],\"b\":{\"a\":0,\"b\":1},\"c\":{\"a\":{\"n\":{\"a\":2,\"b\":1}},\"z\":[{\"x\":{},\"y\":1},{}]}}");
    }

    @Test
    void keepsWhatTheServerSends() {
        String body = "{\"ctx\":{\"attempt\":0},\"event\":{\"data\":{\"n\":12345678901234567000,\"f\":1e+21},"
                + "\"ts\":1795408118254},\"steps\":{}}";
        assertThat(canonical(body))
                .isEqualTo(body.replace(
                        "\"n\":12345678901234567000,\"f\":1e+21", "\"f\":1e+21,\"n\":12345678901234567000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"b\":{\"a\":1,\"c\":2,\"b\":3,\"a\":4},\"a\":1}",
                "[9007199254740993]",
                "5e-325",
                "[1.00000000000000001]",
                "0.1000000000000000055511151231257827",
                "1e309",
                "\"\\ud800\"",
                "{\"\\udc00\\ud800\":1}"
            })
    void refusesWhatIsNotIJson(String input) {
        assertThatThrownBy(() -> canonical(input)).isInstanceOf(JsonException.class);
    }

    /** Whoever knows what a signature looks like can have a body canonicalized, before it is found to be wrong. */
    @ParameterizedTest
    @MethodSource
    void costsInProportionToTheText(String element) {
        byte[] json = ("[" + element + ("," + element).repeat(100_000 / element.length()) + "]").getBytes(UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CanonicalJson.canonicalize(json);
        long before = threads.getCurrentThreadAllocatedBytes();
        CanonicalJson.canonicalize(json);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated / json.length).as("bytes allocated for each byte").isLessThan(500);
    }

    static Stream<String> costsInProportionToTheText() {
        String deep = "{\"b\":".repeat(400) + "\"" + "x".repeat(50_000) + "\"" + ",\"a\":0}".repeat(400);
        return Stream.of("0", "\"\"", "[]", "{}", "{\"\":0}", "{\"b\":0,\"a\":0}", "true", "0.5", deep);
    }

    private static String canonical(String json) {
        assertThat(CanonicalJson.canonicalize(JsonSlice.of(json)))
                .isEqualTo(CanonicalJson.canonicalize(json.getBytes(UTF_8)));
        return new String(CanonicalJson.canonicalize(json.getBytes(UTF_8)), UTF_8);
    }
}
