package io.github.inngest4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.InvalidFunctionException;
import io.github.inngest4j.TypedFunction;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServedAppTest {

    private static TypedFunction<Map<String, @Nullable Object>> function(String id) {
        return InngestFunction.define(id).handler((run, step) -> null);
    }

    @Test
    void servesFunctionsAndTheirCompanionsByTheirWholeIds() {
        InngestFunction pay = function("pay").onFailure((failure, step) -> {}).onCancel((ended, step) -> {});
        ServedApp app = new ServedApp("shop", MiddlewareChain.NONE, Checkpointing.on(), List.of(pay, function("ship")));

        assertThat(app.functions())
                .extracting(InngestFunction::id)
                .containsExactly("pay", "pay-failure", "pay-cancelled", "ship");
        assertThat(app.find("shop-pay-failure")).isNotNull();
        assertThat(app.find("pay")).isNull();
    }

    @Test
    void refusesTwoFunctionsWithOneId() {
        assertThatExceptionOfType(InvalidFunctionException.class)
                .isThrownBy(() -> new ServedApp(
                        "shop", MiddlewareChain.NONE, Checkpointing.on(), List.of(function("pay"), function("pay"))))
                .withMessageContaining("function 'pay': id 'pay'")
                .withMessageContaining("'shop'");
    }

    @Test
    void refusesAFunctionWithTheIdOfACompanion() {
        InngestFunction pay = function("pay").onFailure((failure, step) -> {});
        assertThatExceptionOfType(InvalidFunctionException.class)
                .isThrownBy(() -> new ServedApp(
                        "shop", MiddlewareChain.NONE, Checkpointing.on(), List.of(pay, function("pay-failure"))))
                .withMessageContaining("'pay-failure'")
                .withMessageContaining("failure and cancellation handlers");
    }
}
