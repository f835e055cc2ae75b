package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.json.JsonException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSliceTest {

    @Test
    void leavesOutTheWhiteSpaceAround() {
        JsonSlice slice = JsonSlice.of(" \n{ \"a\" : 1 }\t\r");
        assertThat(slice.text()).isEqualTo("{ \"a\" : 1 }");
        assertThat(slice.length()).isEqualTo(11);
        assertThat(slice.toByteArray()).isEqualTo("{ \"a\" : 1 }".getBytes(UTF_8));
        assertThat(slice.kind()).isEqualTo(JsonKind.OBJECT);
    }

    @Test
    void knowsItsKind() {
        assertThat(Arrays.asList("{}", "[]", "\"\"", "-1", "true", "false", "null").stream()
                        .map(text -> JsonSlice.of(text).kind()))
                .containsExactly(
                        JsonKind.OBJECT,
                        JsonKind.ARRAY,
                        JsonKind.STRING,
                        JsonKind.NUMBER,
                        JsonKind.BOOLEAN,
                        JsonKind.BOOLEAN,
                        JsonKind.NULL);
    }

    @Test
    void findsMembers() {
        JsonSlice slice = JsonSlice.of("{\"a\":{\"b\":[1]},\"c\":null,\"a\":\"last\",\"\":0}");
        assertThat(slice.member("a")).isEqualTo(JsonSlice.of("\"last\""));
        assertThat(slice.member("c")).isEqualTo(JsonSlice.NULL);
        assertThat(slice.member("")).isEqualTo(JsonSlice.of("0"));
        assertThat(slice.member("b")).isNull();
        assertThat(JsonSlice.of("[\"a\"]").member("a")).isNull();
    }

    @Test
    void isEqualByItsText() {
        JsonSlice inner = JsonSlice.of("{\"x\":[1, 2]}").member("x");
        assertThat(inner).isEqualTo(JsonSlice.of("[1, 2]")).hasSameHashCodeAs(JsonSlice.of("[1, 2]"));
        assertThat(inner).isNotEqualTo(JsonSlice.of("[1,2]"));
    }

    @Test
    void doesNotShowItsValue() {
        assertThat(JsonSlice.of("\"secret\"")).hasToString("JsonSlice[8 bytes]");
    }

    @Test
    @SuppressWarnings("unchecked")
    void plainValuesAreFreshAndCanBeChanged() {
        JsonSlice slice = JsonSlice.of("{\"b\":[1],\"a\":2,\"b\":[2]}");
        Map<String, Object> plain = (Map<String, Object>) slice.toPlain();
        assertThat(plain).hasToString("{b=[2], a=2}");
        ((List<Object>) plain.get("b")).add("x");
        plain.put("new", new ArrayList<>());
        assertThat(slice.toPlain()).hasToString("{b=[2], a=2}");
    }

    @Test
    void plainNumbersHaveTheSmallestTypeThatHoldsThem() {
        assertThat(JsonSlice.of("0").toPlain()).isEqualTo(0L);
        assertThat(JsonSlice.of("-0").toPlain()).isEqualTo(0L);
        assertThat(JsonSlice.of("999999999999999999").toPlain()).isEqualTo(999999999999999999L);
        assertThat(JsonSlice.of("9223372036854775807").toPlain()).isEqualTo(Long.MAX_VALUE);
        assertThat(JsonSlice.of("-9223372036854775808").toPlain()).isEqualTo(Long.MIN_VALUE);
        assertThat(JsonSlice.of("9223372036854775808").toPlain()).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(JsonSlice.of("1.0").toPlain()).isEqualTo(1.0);
        assertThat(JsonSlice.of("1e+21").toPlain()).isEqualTo(1e21);
        JsonSlice huge = JsonSlice.of("1e309");
        assertThatThrownBy(huge::toPlain).isInstanceOf(JsonException.class);
    }
}
