package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.LogManager;
import org.apache.catalina.LifecycleException;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@link OrderFlow} on a Tomcat. Its runs are kept by an engine in this process; or, where {@code INNGEST_DEV} names
 * an Inngest dev server, by that one.
 */
public final class Quickstart implements AutoCloseable {

    private final @Nullable Engine engine;
    private final EmbeddedTomcat tomcat;

    private Quickstart(@Nullable Engine engine, EmbeddedTomcat tomcat) {
        this.engine = engine;
        this.tomcat = tomcat;
    }

    /**
     * Runs until the process is ended.
     *
     * @param args none
     * @throws Exception if it cannot be started
     */
    public static void main(String[] args) throws Exception {
        configureLogging();
        Quickstart quickstart = start(Ports.usual(), DevServer.of(System.getenv("INNGEST_DEV")), System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(quickstart::close, "quickstart-end"));
        Thread.currentThread().join();
    }

    private static void configureLogging() throws IOException {
        try (InputStream configuration = Quickstart.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        }
    }

    /** Starts everything; without a server also an engine. */
    static Quickstart start(Ports ports, Optional<URI> devServer, Consumer<String> lines)
            throws IOException, LifecycleException {
        Engine engine = devServer.isPresent()
                ? null
                : Engine.builder().http(ports.engine()).build();
        URI server = engine == null ? devServer.orElseThrow() : engine.url();
        EmbeddedTomcat tomcat = new EmbeddedTomcat(ports.app());
        Console console = new Console(new Curl(server), lines);
        tomcat.start(OrderEndpoint.PATH, new OrderEndpoint(tomcat.origin(), server, new OrderFlow(console)));
        console.welcome(
                tomcat.origin().resolve(OrderEndpoint.PATH), engine == null ? "Inngest server" : "Embedded engine");
        return new Quickstart(engine, tomcat);
    }

    /** The embedded engine, if there is one. */
    Optional<Engine> engine() {
        return Optional.ofNullable(engine);
    }

    /** Ends the engine first, so that nothing calls a function any more. */
    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        tomcat.close();
    }
}
