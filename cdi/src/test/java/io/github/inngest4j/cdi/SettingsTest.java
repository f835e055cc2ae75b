package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.fake.LogRecords;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings from MicroProfile Config, and executors from JNDI. */
@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class SettingsTest {

    private static final Executor DEFAULT = call -> call.run();
    private static final Executor OTHER = call -> call.run();

    @Parameter
    Flavour flavour;

    @ApplicationScoped
    public static class Orders {
        @DurableFunction(id = "order")
        @OnEvent(OrderPlaced.class)
        public void order() {}
    }

    @AfterEach
    void clear() {
        System.clearProperty("inngest.app-id");
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    private Deployed deploy(Map<String, String> settings) {
        UnaryOperator<SeContainerInitializer> configured = container -> {
            ConfigProviderResolver.instance()
                    .registerConfig(
                            new SmallRyeConfigBuilder()
                                    .addDefaultSources()
                                    .withSources(new PropertiesConfigSource(settings, "test", 150))
                                    .build(),
                            Thread.currentThread().getContextClassLoader());
            return container;
        };
        return Deployed.of(flavour, configured, Orders.class);
    }

    @Test
    void areThoseOfMicroProfileConfig() {
        try (LogRecords log = LogRecords.of("io.github.inngest4j.cdi");
                Deployed app = deploy(Map.of(
                        "inngest.app-id", "configured",
                        "inngest.serve-path", "/from/config",
                        "inngest.app.other.serve-path", "/other"))) {
            assertThat(app.get(Inngest.class).appId()).isEqualTo("configured");
            assertThat(app.apps().servePaths(null, "", name -> null)).containsExactly("/from/config", "/other");
            assertThat(log.messages(Level.INFO))
                    .containsExactly("app configured: functions order; dev mode, server http://engine.test, reached at"
                            + " http://shop.test/from/config");
        }
    }

    @Test
    void goByTheOrderOfMicroProfileConfig() {
        System.setProperty("inngest.app-id", "property"); // Its ordinal is 400.
        try (Deployed app = deploy(Map.of("inngest.app-id", "configured"))) {
            assertThat(app.get(Inngest.class).appId()).isEqualTo("property");
        }
    }

    /** A web application, as a servlet container tells of it. */
    @ApplicationScoped
    public static class WebApplication {

        @Produces
        static ServletContext context() {
            return (ServletContext) Proxy.newProxyInstance(
                    SettingsTest.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getInitParameter") && arguments[0].equals("inngest.app-id")
                                    ? "parameter"
                                    : null);
        }
    }

    /** Weld starts what is no web application, and here nothing else. */
    @Test
    void areThoseOfTheWebApplicationAlthoughAnotherPartHasStartedBefore() {
        assumeTrue(Flavour.supported().count() > 1, "Weld");
        try (Deployed app = Deployed.of(flavour, Orders.class, WebApplication.class)) {
            app.container
                    .getBeanManager()
                    .getEvent()
                    .select(Initialized.Literal.APPLICATION)
                    .fire(app.get(ServletContext.class));
            assertThat(app.get(Inngest.class).appId()).isEqualTo("parameter");
        }
    }

    /** A naming context as a server has it. */
    public static final class Naming implements InitialContextFactory {

        public Naming() {}

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    return switch (name) {
                        case "java:comp/DefaultManagedExecutorService" -> DEFAULT;
                        case "java:app/concurrent/Calls" -> OTHER;
                        default -> throw new NameNotFoundException(name);
                    };
                }
            };
        }
    }

    private Executor executor(String setting) {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
        try (Deployed app = deploy(Map.of("inngest.app-id", "shop", "inngest.executor", setting))) {
            return app.apps().executor(app.apps().at(null));
        }
    }

    @Test
    void nameAnExecutor() {
        assertThat(executor("default")).isSameAs(DEFAULT);
        assertThat(executor("java:app/concurrent/Calls")).isSameAs(OTHER);
        assertThat(catchThrowable(() -> executor("java:app/concurrent/Missing")))
                .hasStackTraceContaining("inngest.executor names 'java:app/concurrent/Missing'")
                .hasStackTraceContaining("ManagedExecutorService");
        try (Deployed app = deploy(Map.of("inngest.app-id", "shop"))) {
            assertThat(app.apps().executor(app.apps().at(null))).isNull();
        }
    }
}
