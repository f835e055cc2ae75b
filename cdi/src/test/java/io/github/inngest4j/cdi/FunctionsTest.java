package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.EventName;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class FunctionsTest {

    @EventName("shop/order.placed")
    public record OrderPlaced(String orderId) {}

    private final Flavour flavour;

    FunctionsTest(Flavour flavour) {
        this.flavour = flavour;
    }

    @ApplicationScoped
    public static class Log {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        public void add(String line) {
            lines.add(line);
        }

        public List<String> lines() {
            return lines;
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class ScopedOrders {
        @Inject
        Log log;

        @DurableFunction(id = "fulfil")
        @OnEvent(OrderPlaced.class)
        String fulfil(OrderPlaced order, Step step) {
            String stock = step.run("reserve", String.class, () -> "stock of " + order.orderId());
            step.sleep("cool-off", Duration.ofMinutes(1));
            log.add(stock);
            return stock;
        }

        @DurableFunction(id = "thank")
        @OnEvent(OrderPlaced.class)
        protected String thank(Run<OrderPlaced> run) {
            return "thanks for " + run.data().orderId();
        }
    }

    @Test
    void callsTheContextualReference() {
        try (Deployed app = Deployed.of(flavour, ScopedOrders.class, Log.class)) {
            var fulfil = app.run("fulfil", new OrderPlaced("7"));
            app.engine.advance(Duration.ofMinutes(2));

            assertThat(fulfil.outputJson()).isEqualTo("\"stock of 7\"");
            assertThat(app.engine.runs("thank").get(0).outputJson()).isEqualTo("\"thanks for 7\"");
            assertThat(app.get(Log.class).lines()).containsExactly("stock of 7");
        }
    }

    @InngestApp("shop")
    @Dependent
    public static class DependentOrders {
        @Inject
        Log log;

        @DurableFunction(id = "fulfil")
        @OnEvent(OrderPlaced.class)
        public String fulfil(Step step) {
            log.add("called");
            return step.run("reserve", String.class, () -> "stock");
        }

        @PreDestroy
        void destroy() {
            log.add("destroyed");
        }
    }

    @Test
    void destroysADependentObjectAfterEachCall() {
        try (Deployed app = Deployed.of(flavour, DependentOrders.class, Log.class)) {
            assertThat(app.run("fulfil", new OrderPlaced("7")).outputJson()).isEqualTo("\"stock\"");
            assertThat(app.get(Log.class).lines()).containsExactly("called", "destroyed", "called", "destroyed");
        }
    }
}
