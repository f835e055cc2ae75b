package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.serve.OwnEndpoint;
import io.github.inngest4j.servlet.Initializer;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Tomcat with an application that mounts nothing, at {@code /shop}. */
class ZeroConfigurationTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    Path directory;

    @InngestApp("shop")
    @ApplicationScoped
    public static class Orders {
        @Inject
        Log log;

        @DurableFunction(id = "fulfil")
        @OnEvent(OrderPlaced.class)
        public String fulfil(OrderPlaced order) {
            log.add(Thread.currentThread().getName());
            return "fulfilled " + order.orderId();
        }
    }

    /** The engine reaches the application by its socket. */
    @Singleton
    public static class Origin {
        void tell(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) InngestBuilder builder) {
            builder.serveOrigin(System.getProperty("test.origin"));
        }
    }

    /** As an application would write it. */
    public static class Own extends InngestServlet {
        private static final long serialVersionUID = 1L;
    }

    private int start(Class<?>... endpoints) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        org.apache.catalina.Context context = tomcat.addContext("/shop", directory.toString());
        context.setParentClassLoader(getClass().getClassLoader());
        context.addServletContainerInitializer(new Initializer(), endpoints.length == 0 ? null : Set.of(endpoints));
        for (Class<?> endpoint : endpoints) {
            if (endpoint == Own.class) {
                Tomcat.addServlet(context, "own", endpoint.getName());
                context.addServletMappingDecoded("/own", "own");
            }
        }
        tomcat.start();
        System.setProperty("test.origin", "http://127.0.0.1:" + connector.getLocalPort());
        return connector.getLocalPort();
    }

    @AfterEach
    void stop() throws LifecycleException {
        System.clearProperty("inngest.serve-path");
        System.clearProperty("test.origin");
        if (tomcat.getServer().getState().isAvailable()) {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String fulfil(Deployed app, int port, String path) {
        app.engine.addApp(URI.create("http://127.0.0.1:" + port + path));
        EngineRun run = app.engine.send(InngestEvent.of(new OrderPlaced("7"))).run("fulfil");
        return run.outputJson();
    }

    private Deployed deploy() {
        return Deployed.of(Flavour.PORTABLE, Orders.class, Origin.class, Log.class);
    }

    @Test
    void servesWhatIsDiscovered() throws Exception {
        int port = start(InngestServlet.class, OwnEndpoint.class);
        try (Deployed app = deploy()) { // The application starts after its servlets were mapped.
            assertThat(fulfil(app, port, "/shop/api/inngest")).isEqualTo("\"fulfilled 7\"");
        }
    }

    @Test
    void servesWhereItIsTold() throws Exception {
        System.setProperty("inngest.serve-path", "/shop/hooks");
        int port = start();
        try (Deployed app = deploy()) {
            assertThat(fulfil(app, port, "/shop/hooks")).isEqualTo("\"fulfilled 7\"");
            assertThat(status(port, "/shop/api/inngest")).isEqualTo(404);
        }
    }

    @Test
    void servesNothingWhereItMustNot() throws Exception {
        System.setProperty("inngest.serve-path", "none");
        int port = start();
        try (Deployed app = deploy()) {
            assertThat(status(port, "/shop/api/inngest")).isEqualTo(404);
            assertThat(app.apps().at(null)).isNotNull();
        }
    }

    @Test
    void leavesTheApplicationsOwnServletAlone() throws Exception {
        int port = start(InngestServlet.class, Own.class);
        try (Deployed app = deploy()) {
            assertThat(fulfil(app, port, "/shop/own")).isEqualTo("\"fulfilled 7\"");
            assertThat(status(port, "/shop/api/inngest")).isEqualTo(404);
        }
    }

    @Test
    void isSilentOnceAnotherEndpointIsMounted() throws Exception {
        int port = start();
        try (Deployed app = deploy()) {
            assertThat(status(port, "/shop/api/inngest")).isEqualTo(200);
            app.apps().mounted();
            assertThat(status(port, "/shop/api/inngest")).isEqualTo(404);
        }
    }
}
