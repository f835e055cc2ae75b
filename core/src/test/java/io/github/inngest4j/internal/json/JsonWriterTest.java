package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.json.JsonException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void writesCompactly() {
        JsonWriter writer = new JsonWriter();
        writer.beginObject()
                .name("a")
                .beginArray()
                .value(1)
                .value(-0.5)
                .value(true)
                .nullValue();
        writer.beginObject().endObject().beginArray().endArray().endArray();
        writer.name("s").value("x").name("n").value((String) null).name("r").raw(JsonSlice.of(" [ 1 ] "));
        writer.name("p").plain(Map.of("k", List.of())).endObject();
        assertThat(new String(writer.toByteArray(), UTF_8))
                .isEqualTo("{\"a\":[1,-0.5,true,null,{},[]],\"s\":\"x\",\"n\":null,\"r\":[ 1 ],\"p\":{\"k\":[]}}");
    }

    @Test
    void escapesNoMoreThanItMust() {
        String text = "\u0000\u001f\b\f\n\r\t\"\\/\u007f\u2028é日\ud83d\udc0e&<>";
        assertThat(text(text)).isEqualTo("\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\u007f\u2028é日\ud83d\udc0e&<>\"");
    }

    @Test
    void surrogatesWithoutPartnerSurviveAsEscapes() {
        String text = "a\ud800b\udc00\ud83d";
        assertThat(text(text)).isEqualTo("\"a\\ud800b\\udc00\\ud83d\"");
        assertThat(JsonSlice.of(text(text)).toPlain()).isEqualTo(text);
    }

    @Test
    void growsAsNeeded() {
        String large = "x日".repeat(100_000);
        assertThat(JsonSlice.of(text(large)).toPlain()).isEqualTo(large);
    }

    @Test
    void numbersOfTheProtocolStayNumbers() {
        assertThat(new JsonWriter().value(Long.MAX_VALUE).toSlice().text()).isEqualTo("9223372036854775807");
        assertThatThrownBy(() -> new JsonWriter().value(Double.NaN)).isInstanceOf(JsonException.class);
    }

    @Test
    void refusesWhatIsNotPlain() {
        assertThatThrownBy(() -> new JsonWriter().plain(List.of(Instant.EPOCH)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("java.time.Instant");
        assertThatThrownBy(() -> new JsonWriter().plain(Map.of(1, 2)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("java.lang.Integer");
        Map<String, Object> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        assertThatThrownBy(() -> new JsonWriter().plain(nullKey)).isInstanceOf(JsonException.class);
    }

    @Test
    void refusesToBeCalledOutOfOrder() {
        JsonWriter object = new JsonWriter().beginObject();
        assertThatThrownBy(() -> object.value(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(object::endArray).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(object::toByteArray).isInstanceOf(IllegalStateException.class);
        object.name("a");
        assertThatThrownBy(() -> object.name("b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(object::endObject).isInstanceOf(IllegalStateException.class);
        JsonWriter done = new JsonWriter().value(1);
        assertThatThrownBy(() -> done.value(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> done.name("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(new JsonWriter()::toByteArray).isInstanceOf(IllegalStateException.class);
    }

    private static String text(String value) {
        return new String(new JsonWriter().value(value).toByteArray(), UTF_8);
    }
}
