package io.github.inngest4j.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import first.SignedUp;
import first.Welcome;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import io.github.inngest4j.engine.RunStatus;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.examples.readme.shop.Orders;
import io.github.inngest4j.serve.DeployedApps;
import io.github.inngest4j.serve.ServeHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The beans that the documentation shows are found, and do what it says. */
class BeanExamplesTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void theTutorialsFunctionGreetsAndReminds() {
        deploy(Welcome.class, (engine, app) -> {
            EngineRun run = engine.send(InngestEvent.of(new SignedUp("Ada", "ada@example.org")))
                    .run("welcome");
            assertThat(steps(run)).containsExactly("greet");

            engine.advance(Duration.ofSeconds(30));

            assertThat(run.output(String.class)).isEqualTo("Welcome, Ada!");
            assertThat(steps(run)).containsExactly("greet", "a while", "remind");
        });
    }

    @Test
    void theReadmesFunctionShips() {
        deploy(Orders.class, (engine, app) -> {
            EngineRun run = engine.send("shop/order.placed", Map.of("orderId", "o-1", "customerId", "c-1"))
                    .run("fulfil-order");
            engine.advance(Duration.ofDays(2));

            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.outputJson()).as("encrypted").contains("__enc").doesNotContain("shipped");
            assertThat(steps(run)).containsExactly("reserve-stock", "cool-off", "ship");
        });
    }

    @Test
    void functionsOfAQualifierAreOfAnotherApp() {
        deploy(
                Orders.class,
                (engine, app) ->
                        assertThat(app).extracting(InngestFunction::id).containsExactly("count-stock", "fulfil-order"));
    }

    private interface Check {
        void accept(Engine engine, List<InngestFunction> functions);
    }

    /** Deploys the beans of a package, and has an engine call the main app. */
    private static void deploy(Class<?> ofPackage, Check check) {
        try (Engine engine = Engine.builder().manualTime(START).build();
                SeContainer container = SeContainerInitializer.newInstance()
                        .addPackages(ofPackage)
                        .addExtensions(new Settings(
                                app -> app.dev(true).clock(engine.clock()).httpTransport(engine.apiTransport())))
                        .initialize()) {
            assertThat(container.isRunning()).isTrue();
            DeployedApps apps = DeployedApps.find(BeanExamplesTest.class.getClassLoader());
            Inngest app = apps.at("/api/inngest");
            try (ServeHandler handler =
                    ServeHandler.builder(app).functions(apps.functions(app)).build()) {
                engine.addApp(new InProcessTransport(handler));
                check.accept(engine, apps.functions(app));
            }
        }
    }

    private static List<String> steps(EngineRun run) {
        return run.steps().stream().map(EngineStep::id).toList();
    }

    /** Takes the place of the settings that a server has. */
    private record Settings(Consumer<InngestBuilder> app) implements Extension {
        void observe(@Observes AfterBeanDiscovery discovery) {
            discovery
                    .<InngestBuilder>addObserverMethod()
                    .beanClass(BeanExamplesTest.class)
                    .observedType(InngestBuilder.class)
                    .notifyWith(building -> app.accept(building.getEvent()));
        }
    }
}
