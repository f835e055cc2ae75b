package io.github.inngest4j.servlet;

import io.github.inngest4j.suite.HttpEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A real Tomcat with one application at {@code /shop}, in this process and on a free port. */
final class EmbeddedTomcat implements AutoCloseable {

    static final String SERVLET = "inngest";
    static final String PATH = "/api/inngest";

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;
    private final Context context;
    private boolean closed;

    private EmbeddedTomcat(Path directory) {
        this.directory = directory;
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        context = tomcat.addContext("/shop", directory.toString());
        context.setParentClassLoader(EmbeddedTomcat.class.getClassLoader());
        // Tomcat's own patience with calls under way; the rest is the servlet's.
        ((StandardContext) context).setUnloadDelay(100);
    }

    /** A Tomcat that serves a servlet at {@link #PATH}, once it is started. */
    static EmbeddedTomcat with(InngestServlet servlet) {
        return with(context -> Tomcat.addServlet(context, SERVLET, servlet));
    }

    /** A Tomcat that makes and serves a servlet at {@link #PATH}, as it does where one is declared. */
    static EmbeddedTomcat with(Class<? extends InngestServlet> servlet) {
        return with(context -> Tomcat.addServlet(context, SERVLET, servlet.getName()));
    }

    private static EmbeddedTomcat with(Function<Context, Wrapper> servlet) {
        try {
            EmbeddedTomcat server = new EmbeddedTomcat(Files.createTempDirectory("inngest4j-tomcat"));
            servlet.apply(server.context).setAsyncSupported(true);
            server.context.addServletMappingDecoded(PATH, SERVLET);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedTomcat connector(Consumer<Connector> settings) {
        settings.accept(tomcat.getConnector());
        return this;
    }

    EmbeddedTomcat context(Consumer<Context> settings) {
        settings.accept(context);
        return this;
    }

    EmbeddedTomcat servlet(Consumer<Wrapper> settings) {
        settings.accept((Wrapper) context.findChild(SERVLET));
        return this;
    }

    /** Puts a filter before the servlet. */
    EmbeddedTomcat filter(boolean asyncSupported, jakarta.servlet.Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("filter");
        definition.setFilter(filter);
        definition.setAsyncSupported(Boolean.toString(asyncSupported));
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("filter");
        map.addURLPattern("/*");
        context.addFilterMap(map);
        return this;
    }

    EmbeddedTomcat start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** The served app, whose end is that of the server. */
    HttpEndpoint endpoint() {
        return endpoint(PATH);
    }

    HttpEndpoint endpoint(String path) {
        URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop" + path);
        return new HttpEndpoint(url, this::close);
    }

    /** Stops the application and lets the server run on. */
    void undeploy() {
        try {
            context.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            tomcat.stop();
            tomcat.destroy();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(EmbeddedTomcat::delete);
            }
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
