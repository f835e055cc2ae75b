package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.json.JsonException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    @Test
    void readsValueByValue() {
        JsonScanner scanner = scanner(" {\"s\" : \"x\", \"l\":-7,\"d\":0.5,\"b\":true , \"n\":null,\"a\":[1,[ ],{}]} ");
        scanner.beginObject();
        assertThat(scanner.nextName()).isEqualTo("s");
        assertThat(scanner.peek()).isEqualTo(JsonKind.STRING);
        assertThat(scanner.readString()).isEqualTo("x");
        assertThat(scanner.nextName()).isEqualTo("l");
        assertThat(scanner.readLong()).isEqualTo(-7);
        assertThat(scanner.nextName()).isEqualTo("d");
        assertThat(scanner.readDouble()).isEqualTo(0.5);
        assertThat(scanner.nextName()).isEqualTo("b");
        assertThat(scanner.readBoolean()).isTrue();
        assertThat(scanner.nextName()).isEqualTo("n");
        scanner.readNull();
        assertThat(scanner.nextName()).isEqualTo("a");
        scanner.beginArray();
        assertThat(scanner.nextElement()).isTrue();
        assertThat(scanner.readLong()).isEqualTo(1);
        assertThat(scanner.nextElement()).isTrue();
        assertThat(scanner.readValue().text()).isEqualTo("[ ]");
        assertThat(scanner.nextElement()).isTrue();
        scanner.beginObject();
        assertThat(scanner.nextName()).isNull();
        assertThat(scanner.nextElement()).isFalse();
        assertThat(scanner.nextName()).isNull();
        scanner.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "}",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":1]",
                "{\"a\" 1}",
                "tru",
                "truex",
                "True",
                "nul",
                "nil",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "1.e1",
                "0x1",
                "1 1",
                "1,",
                "\"",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\u0000",
                "//\n1",
                "/**/1",
                "\ufeff1",
                "\u00a01",
                "1\f"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonSlice.of(text))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("at byte");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0af",
                "c1bf",
                "c2",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "e282",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "f09f92",
                "ff",
                "fe",
                "c328",
                "e2c328",
                "f0c32828"
            })
    void refusesMalformedUtf8(String hex) {
        byte[] text = HexFormat.of().parseHex("22" + hex + "22");
        assertThatThrownBy(() -> JsonSlice.of(text, JsonLimits.DEFAULT))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void readsAllOfUnicode() {
        String text = "\u007f\u0080\u07ff\u0800\u2028\u2029\ud7ff\ue000\ufffd\uffff\ud83d\udc0e\udbff\udfff";
        assertThat(scanner("\"" + text + "\"").readString()).isEqualTo(text);
        assertThat(scanner("\"\\u0000x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\udc0eé\\n日\"")
                        .readString())
                .isEqualTo("\u0000x\"\\/\b\f\n\r\té\ud83d\udc0eé\n日");
        assertThat(scanner("\"\\ud800 \\udc00\\ud800\"").readString()).isEqualTo("\ud800 \udc00\ud800");
        assertThat(scanner("{\"\\u0061é\":1}").readValue().member("aé")).isEqualTo(JsonSlice.of("1"));
    }

    /** Strings are scanned eight bytes at a time, so what is special is put at every place of such a group. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u007f", "é", "日", "😀", "\u0080\u0080", "!#[]", "~ "})
    void findsTheEndOfAStringOfAnyLength(String special) {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                String text = "a".repeat(before) + special + "z".repeat(after);
                JsonScanner scanner = scanner("\"" + text + "\"");
                assertThat(scanner.readString()).isEqualTo(text);
                scanner.end();
                JsonScanner among = scanner("[\"" + text + "\",\"" + text + "\\n\"]");
                among.beginArray();
                among.nextElement();
                assertThat(among.readString()).isEqualTo(text);
                among.nextElement();
                assertThat(among.readString()).isEqualTo(text + "\n");
                assertThat(among.nextElement()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "1f", "0a", "5c", "80", "c3", "ff"})
    void refusesABadByteInAnyPlaceOfAString(String hex) {
        for (int before = 0; before < 20; before++) {
            byte[] text = ("\"" + "a".repeat(before) + "?" + "z".repeat(20) + "\"").getBytes(UTF_8);
            text[before + 1] = HexFormat.of().parseHex(hex)[0];
            int place = hex.equals("5c") ? before + 2 : before + 1;
            assertThatThrownBy(() -> JsonSlice.of(text, JsonLimits.DEFAULT))
                    .isInstanceOf(JsonException.class)
                    .hasMessageEndingWith("(at byte " + place + ")");
        }
    }

    @Test
    void knownNamesAreFoundHoweverTheyAreWritten() {
        JsonNames names = JsonNames.of("i", "text", "né");
        JsonScanner scanner =
                scanner("{\"text\":1,\"i\":2,\"né\":3,\"\\u0069\":4,\"n\\u00e9\":5,\"\":6,\"tex\":7,\"texts\":8}");
        scanner.beginObject();
        List<Integer> found = new ArrayList<>();
        for (Integer index = scanner.nextName(names); index != null; index = scanner.nextName(names)) {
            found.add(index);
            scanner.readValue();
        }
        scanner.end();
        assertThat(found).containsExactly(1, 0, 2, 0, 2, JsonNames.UNKNOWN, JsonNames.UNKNOWN, JsonNames.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 128, 129, 400})
    void knowsWhatItIsInAtAnyDepth(int depth) {
        StringBuilder opening = new StringBuilder();
        StringBuilder closing = new StringBuilder();
        for (int level = 0; level < depth; level++) {
            boolean object = level % 3 == 1 || level % 7 == 2;
            opening.append(object ? "{\"a\":" : "[");
            closing.insert(0, object ? '}' : ']');
        }
        String text = opening + "0" + closing;
        JsonSlice slice = JsonSlice.of(text);
        assertThat(slice.text()).isEqualTo(text);
        assertThat(new String(new JsonWriter().plain(slice.toPlain()).toByteArray(), UTF_8))
                .isEqualTo(text);
        String wrong = opening + "0" + (closing.charAt(0) == '}' ? ']' : '}') + closing.substring(1);
        assertThatThrownBy(() -> JsonSlice.of(wrong)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"b\":["})
    void refusesWhatIsTooDeepWithoutExhaustingTheStack(String opening) {
        byte[] text = opening.repeat(50_000).getBytes(UTF_8);
        assertThatThrownBy(() -> JsonSlice.of(text, JsonLimits.DEFAULT))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("deeper than 500");
    }

    @Test
    void acceptsTheDepthOfTheLimit() {
        assertThat(JsonSlice.of("[".repeat(500) + "]".repeat(500)).toPlain()).isNotNull();
        JsonLimits deep = JsonLimits.DEFAULT.withMaxDepth(5000);
        byte[] text = ("[".repeat(5000) + "{}" + "]".repeat(5000)).getBytes(UTF_8);
        assertThatThrownBy(() -> JsonSlice.of(text, deep)).isInstanceOf(JsonException.class);
        byte[] fits = ("[".repeat(4999) + "{}" + "]".repeat(4999)).getBytes(UTF_8);
        JsonSlice slice = JsonSlice.of(fits, deep);
        assertThat(slice.scan().readValue()).isEqualTo(slice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000", "1e1000", "-1E-1000", "1e99999999999999999999", "1e00001000"})
    void refusesNumbersThatTakeLongToComputeWith(String number) {
        assertThatThrownBy(() -> JsonSlice.of(number))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("exponent");
    }

    @Test
    void limitsTheLengthOfNumbers() {
        assertThat(JsonSlice.of("9".repeat(400)).length()).isEqualTo(400);
        assertThatThrownBy(() -> JsonSlice.of("9".repeat(401))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonSlice.of("0." + "1".repeat(1_000_000))).isInstanceOf(JsonException.class);
        assertThat(scanner("1e0000000000999").readValue().text()).isEqualTo("1e0000000000999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e999"})
    void readLongRefusesWhatIsNone(String number) {
        assertThatThrownBy(() -> scanner(number).readLong()).isInstanceOf(JsonException.class);
    }

    @Test
    void readLongReadsAnyWayAWholeNumberIsWritten() {
        assertThat(scanner("9223372036854775807").readLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(scanner("-9223372036854775808").readLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(scanner("1.50e1").readLong()).isEqualTo(15);
        assertThat(scanner("-0").readLong()).isZero();
    }

    @Test
    void readDoubleRefusesInfinity() {
        assertThat(scanner("1e-999").readDouble()).isZero();
        assertThatThrownBy(() -> scanner("1e309").readDouble()).isInstanceOf(JsonException.class);
    }

    @Test
    void namesWhatWasExpectedAndWhere() {
        JsonScanner scanner = scanner("{\"a\": [\"secret\"]}");
        scanner.beginObject();
        scanner.nextName();
        assertThatThrownBy(scanner::readString)
                .isInstanceOf(JsonException.class)
                .hasMessage("Expected a string in the JSON but found an array (at byte 6)");
    }

    @Test
    void refusesToBeCalledOutOfOrder() {
        JsonScanner scanner = scanner("[{\"a\":1}]");
        assertThatThrownBy(scanner::nextName).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(scanner::nextElement).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(scanner::end).isInstanceOf(IllegalStateException.class);
        scanner.beginArray();
        assertThatThrownBy(scanner::peek).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(scanner::nextName).isInstanceOf(IllegalStateException.class);
        scanner.nextElement();
        assertThatThrownBy(scanner::nextElement).isInstanceOf(IllegalStateException.class);
        scanner.beginObject();
        scanner.nextName();
        assertThatThrownBy(scanner::nextName).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(scanner::end).isInstanceOf(IllegalStateException.class);
    }

    private static JsonScanner scanner(String text) {
        return new JsonScanner(text.getBytes(UTF_8), JsonLimits.DEFAULT);
    }
}
