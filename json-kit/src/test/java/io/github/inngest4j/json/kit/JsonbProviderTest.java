package io.github.inngest4j.json.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.JsonException;
import io.github.inngest4j.json.kit.JsonbSamples.Formatted;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers of JSON-B would change in the classes that are left to them. */
class JsonbProviderTest {

    private static final TypeRef<Formatted> TYPE = TypeRef.of(Formatted.class);

    private final Journey journey = new Journey(null);

    @AfterEach
    void stop() {
        journey.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count|3e30",
                "count|1.5",
                "count|null",
                "count|\"x\"",
                "rate|1e400",
                "list|[1.5]",
                "any|12345678901234567890123",
                "any|[1e400]"
            })
    void jsonThatDoesNotFitIsRefused(String property, String json) {
        String message = assertThrows(
                        JsonException.class, () -> journey.read(TYPE, "{\"" + property + "\":" + json + "}"))
                .getMessage();
        assertTrue(message.contains("Formatted." + property), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"price\":\"five\"", "\"day\":\"2026\"", "\"mood\":\"UGLY\""})
    void soIsWhatTheProviderFindsWrong(String member) {
        String message = assertThrows(JsonException.class, () -> journey.read(TYPE, "{" + member + "}"))
                .getMessage();
        assertTrue(message.contains("Formatted"), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void notANumberIsRefused(double number) {
        Formatted primitive = new Formatted();
        primitive.rate = number;
        Formatted boxed = new Formatted();
        boxed.real = number;
        for (Formatted value : new Formatted[] {primitive, boxed}) {
            assertThrows(JsonException.class, () -> journey.write(TYPE, value));
        }
    }

    @Test
    void theOrderOfAMapIsKeptOrTheMapIsRefused() {
        Formatted value = new Formatted();
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 20; i > 0; i--) {
            map.put("key" + i, i);
        }
        value.unordered = map;
        Formatted read;
        try {
            read = journey.read(TYPE, journey.write(TYPE, value));
        } catch (JsonException refused) {
            assertTrue(refused.getMessage().contains("Formatted.unordered"), refused.getMessage());
            return;
        }
        assertEquals(map.toString(), read.unordered.toString());
    }
}
