package io.github.inngest4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.json.JsonException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;

class JacksonCodecTest {

    record Order(String orderId, double price, float[] weights, double[] sizes, Object any, List<Order> parts) {}

    private final JacksonCodec codec = new JacksonCodec();

    @Test
    void propertiesAreWrittenInTheOrderOfTheirNames() {
        assertThat(codec.write(new Order("1", 0.5, null, null, Map.of(), null), Order.class))
                .isEqualTo(
                        "{\"any\":{},\"orderId\":\"1\",\"parts\":null,\"price\":0.5,\"sizes\":null,\"weights\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":1e400}",
                "{\"price\":\"1e400\"}",
                "{\"price\":\"NaN\"}",
                "{\"price\":\"\"}",
                "{\"weights\":[1e39]}",
                "{\"weights\":[\"1e39\"]}",
                "{\"sizes\":[1,1e400]}",
                "{\"any\":1e400}",
                "{\"any\":{\"deep\":[1e400]}}",
                "{\"price\":1} 2"
            })
    void whatIsNoFiniteNumberIsRefused(String json) {
        assertThatThrownBy(() -> codec.read(json, Order.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("Order");
    }

    @Test
    void messagesSayWhereAndNotWhat() {
        assertThatThrownBy(() -> codec.read("{\"parts\":[{},{\"price\":\"secret\"}]}", Order.class))
                .isInstanceOf(JsonException.class)
                .hasMessage("The JSON cannot be read as " + Order.class.getName() + ", at .parts[1].price");
    }

    @Test
    void integersOfAnySizeAreKeptWhereNoTypeIsAskedFor() {
        Order read = (Order) codec.read("{\"any\":[5,12345678901234567890]}", Order.class);
        assertThat(read.any()).hasToString("[5, 12345678901234567890]");
    }

    @Test
    void aMapperOfTheApplicationIsUsed() {
        JacksonCodec snake = new JacksonCodec(JacksonCodec.defaults()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build());
        assertThat(snake.write(new Order("1", 0, null, null, null, null), Order.class))
                .contains("\"order_id\":\"1\"");
    }
}
