package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.Next;
import io.github.inngest4j.serve.DeployedApps;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class AppsTest {

    @Parameter
    Flavour flavour;

    @AfterEach
    void clear() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("inngest."))
                .forEach(System::clearProperty);
    }

    @Qualifier
    @InngestApp("billing")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Billing {}

    private static final class BillingLiteral extends AnnotationLiteral<Billing> implements Billing {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Stock {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Fast {}

    @InngestApp("shop")
    @ApplicationScoped
    @Fast
    public static class Orders {
        @DurableFunction(id = "order")
        @OnEvent(OrderPlaced.class)
        public String order(OrderPlaced order) {
            return "order " + order.orderId();
        }
    }

    @Billing
    @ApplicationScoped
    public static class Invoices {
        @DurableFunction(id = "invoice")
        @OnEvent(OrderPlaced.class)
        public String invoice(OrderPlaced order) {
            return "invoice " + order.orderId();
        }

        @Produces
        @Billing
        InngestFunction remind() {
            return InngestFunction.define("order").on(OrderPlaced.class).handler((run, step) -> "remind");
        }
    }

    @ApplicationScoped
    public static class StockApp {
        @Inject
        Log log;

        @Produces
        @Stock
        @ApplicationScoped
        Inngest app() {
            return Inngest.builder("stock").dev(true).build();
        }

        void close(@Disposes @Stock Inngest app) {
            log.add("closed " + app.appId());
            app.close();
        }
    }

    @Stock
    @Singleton
    public static class Shelves {
        @DurableFunction(id = "count")
        @OnInvoke
        public void count() {}
    }

    private List<String> functions(Deployed app, String path) {
        DeployedApps apps = app.apps();
        return apps.functions(apps.at(path)).stream().map(InngestFunction::id).toList();
    }

    @Test
    void aQualifierMakesAnApp() {
        System.setProperty("inngest.app.billing.serve-path", "/billing/inngest");
        System.setProperty("inngest.app.stock.serve-path", "stock");
        try (Deployed app =
                Deployed.of(flavour, Orders.class, Invoices.class, StockApp.class, Shelves.class, Log.class)) {
            assertThat(functions(app, "/shop/api/inngest")).containsExactly("order");
            assertThat(functions(app, "/shop/billing/inngest")).containsExactly("invoice", "order");
            assertThat(functions(app, "/shop/stock")).containsExactly("count");
            assertThat(app.apps().at(null).appId()).isEqualTo("shop");
            assertThat(app.get(Inngest.class).appId()).isEqualTo("shop");
            assertThat(app.get(Inngest.class, new BillingLiteral()).appId()).isEqualTo("billing");

            app.serve("/api/inngest");
            app.serve("/billing/inngest");
            app.engine.send(InngestEvent.of(new OrderPlaced("7")));

            assertThat(app.engine.runs("shop-order"))
                    .extracting(EngineRun::outputJson)
                    .containsExactly("\"order 7\"");
            assertThat(app.engine.runs("billing-order"))
                    .extracting(EngineRun::outputJson)
                    .containsExactly("\"remind\"");
        }
    }

    @Test
    void theOnlyAppIsServedEverywhere() {
        try (Deployed app = Deployed.of(flavour, Invoices.class)) {
            assertThat(functions(app, "/anywhere")).containsExactly("invoice", "order");
        }
    }

    @Test
    void tellsAdaptersWhereToMount() {
        try (Deployed app = Deployed.of(flavour, Orders.class)) {
            DeployedApps apps = app.apps();
            assertThat(apps.servePaths(null, "/shop", name -> null)).containsExactly("/api/inngest");

            System.setProperty("inngest.app.billing.serve-path", "/shop/billing");
            System.setProperty("inngest.serve-path", "hooks");
            assertThat(apps.servePaths(null, "/shop", name -> null)).containsExactly("/hooks", "/billing");
            assertThat(apps.servePaths(null, "", name -> null)).containsExactly("/hooks", "/shop/billing");

            System.setProperty("inngest.serve-path", "none");
            assertThat(apps.servePaths(null, "/shop", name -> null)).isEmpty();
        }
    }

    @Test
    void remembersThatTheApplicationMountsItself() {
        try (Deployed app = Deployed.of(flavour, Orders.class)) {
            DeployedApps another = DeployedApps.find(AppsTest.class.getClassLoader());
            assertThat(app.apps().isMounted()).isFalse();
            another.mounted();
            assertThat(app.apps().isMounted()).isTrue();
        }
        try (Deployed app = Deployed.of(flavour, Orders.class)) {
            assertThat(app.apps().isMounted()).isFalse();
        }
    }

    @Test
    void aSettingGoesBeforeTheAnnotation() {
        System.setProperty("inngest.app-id", "configured");
        try (LogRecords log = LogRecords.of("io.github.inngest4j.cdi");
                Deployed app = Deployed.of(flavour, Orders.class)) {
            assertThat(app.get(Inngest.class).appId()).isEqualTo("configured");
            assertThat(log.messages(Level.INFO))
                    .containsExactly("app configured: functions order; dev mode, server http://engine.test, reached at"
                            + " http://shop.test");
        }
    }

    @ApplicationScoped
    public static class Customizer {
        @Inject
        Log log;

        void main(@Observes @Default InngestBuilder builder) {
            builder.middleware(around("main"));
        }

        void billing(@Observes @Billing InngestBuilder builder) {
            builder.middleware(around("billing"));
        }

        private Middleware around(String name) {
            return new Middleware() {
                @Override
                public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
                    log.add(name + " " + call.appId());
                    return next.proceed(call);
                }
            };
        }
    }

    @Test
    void codeConfiguresAnAppBeforeItIsBuilt() {
        System.setProperty("inngest.app.billing.serve-path", "/billing");
        try (Deployed app = Deployed.of(flavour, Orders.class, Invoices.class, Customizer.class, Log.class)) {
            app.serve("/api/inngest");
            app.serve("/billing");
            app.engine.send(InngestEvent.of(new OrderPlaced("7")));

            assertThat(app.get(Log.class).lines())
                    .containsExactlyInAnyOrder("main shop", "billing billing", "billing billing");
        }
    }

    /** A connection that tells of its end. */
    @Singleton
    public static class Connection {
        static final List<String> CLOSED = new CopyOnWriteArrayList<>();

        void connect(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) InngestBuilder builder) {
            builder.httpTransport(new HttpTransport() {
                @Override
                public HttpAnswer send(HttpCall call) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {
                    CLOSED.add("closed");
                }
            });
        }
    }

    @Test
    void closesTheAppsItMade() {
        Connection.CLOSED.clear();
        Inngest kept;
        try (Deployed app = Deployed.of(flavour, Orders.class, Invoices.class, Connection.class)) {
            kept = app.get(Inngest.class);
            assertThat(kept.appId()).isEqualTo("shop");
            assertThat(Connection.CLOSED).isEmpty();
        }
        assertThat(Connection.CLOSED).hasSize(2);
    }

    @ApplicationScoped
    public static class Desk {
        @Inject
        @ToInngest
        @Billing
        Event<OrderPlaced> billing;

        @Inject
        @ToInngest
        Event<OrderPlaced> main;

        void fire() {
            billing.fire(new OrderPlaced("b"));
            main.fire(new OrderPlaced("m"));
        }

        void fireNonsense(Event<Object> any) {
            any.select(new ToInngest.Literal(false)).fire("nonsense");
        }
    }

    @ApplicationScoped
    public static class Senders {
        @Inject
        Log log;

        void main(@Observes @Default InngestBuilder builder) {
            builder.middleware(sender("main"));
        }

        void billing(@Observes @Billing InngestBuilder builder) {
            builder.middleware(sender("billing"));
        }

        private Middleware sender(String name) {
            return new Middleware() {
                @Override
                public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next)
                        throws Exception {
                    log.add(name + " " + events.get(0).members().get("data"));
                    return next.proceed(events);
                }
            };
        }
    }

    @Test
    void aFiredEventIsSentByItsApp() {
        try (Deployed app = Deployed.of(flavour, Orders.class, Invoices.class, Desk.class, Senders.class, Log.class)) {
            app.get(Desk.class).fire();

            assertThat(app.get(Log.class).lines()).containsExactly("billing {orderId=b}", "main {orderId=m}");
            assertThatThrownBy(() -> app.get(Desk.class)
                            .fireNonsense(app.container.getBeanManager().getEvent()))
                    .hasMessageContaining("java.lang.String")
                    .hasMessageContaining("@EventName");
        }
    }

    @Test
    void twoDeploymentsKnowNothingOfEachOther() {
        Inngest first;
        try (Deployed app = Deployed.of(flavour, Orders.class)) {
            first = app.get(Inngest.class);
            assertThat(first.appId()).isEqualTo("shop");
        }
        System.setProperty("inngest.app-id", "second");
        try (Deployed app = Deployed.of(flavour, Orders.class)) {
            assertThat(app.get(Inngest.class).appId()).isEqualTo("second");
        }
    }
}
