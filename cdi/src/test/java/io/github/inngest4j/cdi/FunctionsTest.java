package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Configures;
import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Failure;
import io.github.inngest4j.FunctionSettings;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.OnFailure;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.TypedFunction;
import io.github.inngest4j.engine.RunStatus;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class FunctionsTest {

    private final Flavour flavour;

    FunctionsTest(Flavour flavour) {
        this.flavour = flavour;
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

    public abstract static class Base {
        @DurableFunction(id = "inherited")
        @OnEvent(OrderPlaced.class)
        public String inherited() {
            return getClass().getSimpleName().startsWith("Derived")
                    ? "derived"
                    : getClass().getName();
        }
    }

    @InngestApp("shop")
    @Singleton
    public static class Derived extends Base {}

    @Test
    void findsWhatIsInherited() {
        try (Deployed app = Deployed.of(flavour, Derived.class)) {
            assertThat(app.run("inherited", new OrderPlaced("7")).outputJson()).isEqualTo("\"derived\"");
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Producing {
        @Produces
        InngestFunction first() {
            return InngestFunction.define("first")
                    .on(OrderPlaced.class)
                    .handler((run, step) ->
                            step.run("a", String.class, () -> run.data().orderId()));
        }

        @Produces
        @Singleton
        TypedFunction<OrderPlaced> second() {
            return InngestFunction.define("second").on(OrderPlaced.class).handler((run, step) -> "second");
        }

        @DurableFunction(id = "third")
        @OnEvent(OrderPlaced.class)
        public String third() {
            return "third";
        }
    }

    @Test
    void servesWhatIsProduced() {
        try (Deployed app = Deployed.of(flavour, Producing.class)) {
            assertThat(app.run("first", new OrderPlaced("7")).outputJson()).isEqualTo("\"7\"");
            assertThat(app.engine.runs("second").get(0).outputJson()).isEqualTo("\"second\"");
            assertThat(app.engine.runs("third").get(0).outputJson()).isEqualTo("\"third\"");
        }
    }

    @ApplicationScoped
    @Alternative
    public static class NotSelected {
        @DurableFunction(id = "disabled")
        @OnEvent(OrderPlaced.class)
        public void disabled() {}
    }

    @Test
    void leavesOutBeansThatAreNotEnabled() {
        try (Deployed app = Deployed.of(flavour, Derived.class, NotSelected.class)) {
            assertThat(app.apps().functions(app.apps().at(null)))
                    .extracting(InngestFunction::id)
                    .containsExactly("inherited");
        }
    }

    @InngestApp("shop")
    @Dependent
    public static class Configured {
        @Inject
        Log log;

        @DurableFunction(id = "limited")
        @OnEvent(OrderPlaced.class)
        public String limited() {
            throw new NonRetriableException("no luck");
        }

        @Configures("limited")
        public void limit(FunctionSettings<?> settings) {
            settings.retries(2);
        }

        @OnFailure("limited")
        public void failed(Failure<OrderPlaced> failure, Step step) {
            step.run(
                    "tell",
                    () -> log.add(failure.event().data().orderId() + " "
                            + failure.error().message()));
        }

        @PreDestroy
        void destroy() {
            log.add("destroyed");
        }
    }

    @Test
    void configuresAndTellsOfFailures() {
        try (Deployed app = Deployed.of(flavour, Configured.class, Log.class)) {
            assertThat(app.get(Log.class).lines()).containsExactly("destroyed");
            assertThat(app.run("limited", new OrderPlaced("7")).status()).isEqualTo(RunStatus.FAILED);
            app.engine.advance(Duration.ofMinutes(1));

            assertThat(app.get(Log.class).lines()).contains("7 no luck");
            assertThat(app.apps()
                            .functions(app.apps().at(null))
                            .get(0)
                            .options()
                            .retries())
                    .isEqualTo(2);
        }
    }

    @ApplicationScoped
    public static class NothingToServe {}

    @Test
    void servesNothingWhereThereIsNothing() {
        try (Deployed app = Deployed.of(flavour, NothingToServe.class)) {
            assertThat(app.apps().at("/api/inngest")).isNull();
        }
    }

    @Dependent
    public static class Generated {}

    @Test
    void passesOverBeansThatAServerGeneratesDuringTheBuild() {
        ClassLoader all = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(all) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(Generated.class.getName())) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        });
        try (Deployed app = Deployed.of(flavour, ScopedOrders.class, Log.class, Generated.class)) {
            assertThat(app.run("thank", new OrderPlaced("7")).outputJson()).isEqualTo("\"thanks for 7\"");
        } finally {
            Thread.currentThread().setContextClassLoader(all);
        }
    }
}
