package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.internal.json.JsonSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPointerTest {

    private static final JsonSlice VALUE = JsonSlice.of(
            "{\"event\":{\"data\":1},\"events\":[{\"data\":2},{\"data\":3}]," + "\"a/b\":4,\"m~n\":5,\"\":6}");

    @ParameterizedTest
    @CsvSource({
        "/event/data, 1",
        "/events/0/data, 2",
        "/events/1/data, 3",
        "/a~1b, 4",
        "/m~0n, 5",
        "/, 6",
    })
    void findsWhatIsThere(String pointer, String found) {
        assertThat(JsonPointer.find(VALUE, pointer)).isEqualTo(JsonSlice.of(found));
    }

    @ParameterizedTest
    @CsvSource({"/other", "/event/data/deeper", "/events/2", "/events/-", "/events/01", "/events/x"})
    void findsNothingElsewhere(String pointer) {
        assertThat(JsonPointer.find(VALUE, pointer)).isNull();
    }

    @Test
    void findsTheWholeByTheEmptyPointer() {
        assertThat(JsonPointer.find(VALUE, "")).isEqualTo(VALUE);
    }
}
