package io.github.inngest4j.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "[9007199254740993]",
                "0.1000000000000000055511151231257827",
                "1e309",
                "\"\\ud800\"",
                "{\"\\udc00\\ud800\":1}"
            })
    void refusesWhatIsNotIJson(String input) {
        assertThatThrownBy(() -> canonical(input)).isInstanceOf(JsonException.class);
    }

    private static String canonical(String json) {
        assertThat(CanonicalJson.canonicalize(JsonSlice.of(json)))
                .isEqualTo(CanonicalJson.canonicalize(json.getBytes(UTF_8)));
        return new String(CanonicalJson.canonicalize(json.getBytes(UTF_8)), UTF_8);
    }
}
