package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypesTest {

    @EventName("shop/order.*")
    record AnyOrder() {}

    @EventName("shop/order.placed")
    record Placed() {}

    @Test
    void theExactNameComesFirstThenThePatternThenTheFirstClass() {
        InngestFunction function = InngestFunction.define("f")
                .on(Placed.class, AnyOrder.class)
                .onEvent("other")
                .handler((run, step) -> null);
        assertThat(function.dataType("shop/order.placed")).isEqualTo(Placed.class);
        assertThat(function.dataType("shop/order.paid")).isEqualTo(AnyOrder.class);
        assertThat(function.dataType("other")).isEqualTo(Placed.class);
        assertThat(function.dataType("inngest/function.invoked")).isEqualTo(Placed.class);
    }

    @Test
    void nothingSaidIsAMap() {
        InngestFunction function = InngestFunction.define("f").onEvent("a").handler((run, step) -> null);
        assertThat(function.dataType("a").getTypeName()).isEqualTo("java.util.Map<java.lang.String, java.lang.Object>");
    }

    @Test
    void aGenericTypeHoldsForAllEvents() {
        TypeRef<Map<String, List<Long>>> type = new TypeRef<>() {};
        assertThat(InngestFunction.define("f")
                        .data(type)
                        .handler((run, step) -> null)
                        .dataType("a"))
                .isEqualTo(type.type());
    }

    @ParameterizedTest
    @CsvSource({
        "shop/order.placed, shop/order.placed, true",
        "shop/order.placed, shop/order.paid, false",
        "shop/*, shop/order.placed, true",
        "shop/order.*, shop/order.placed.late, true",
        "shop/*, shopping/order, false",
        "shop/*, shop, false",
    })
    void patternsMatchWhatBeginsSo(String pattern, String name, boolean matches) {
        assertThat(new FunctionTrigger.Event(pattern, null).matches(name)).isEqualTo(matches);
    }
}
