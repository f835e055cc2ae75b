package io.github.inngest4j.jaxrs;

import io.github.inngest4j.suite.HttpEndpoint;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/**
 * A real Tomcat with one application at {@code /shop}, in this process and on a free port, and in it the runtime of Jakarta REST
 * that is on the class path.
 */
final class RestServer implements AutoCloseable {

    static final String PATH = "/api/inngest";

    private static final String CXF = "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet";

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;
    private final Context context;
    private Runnable beforeEnd = () -> {};
    private Runnable afterEnd = () -> {};
    private boolean closed;

    private RestServer(Path directory) {
        this.directory = directory;
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        context = tomcat.addContext("/shop", directory.toString());
        context.setParentClassLoader(RestServer.class.getClassLoader());
        ((StandardContext) context).setUnloadDelay(100);
        // The first of listeners is the last to hear of the end.
        atEnd(() -> afterEnd.run());
        for (ServletContainerInitializer initializer : ServiceLoader.load(ServletContainerInitializer.class)) {
            context.addServletContainerInitializer(initializer, new HashSet<>(Set.of(RestApplication.class)));
        }
        atEnd(() -> beforeEnd.run());
        if (isCxf()) {
            Wrapper servlet = Tomcat.addServlet(context, "cxf", CXF);
            servlet.addInitParameter("jakarta.ws.rs.Application", RestApplication.class.getName());
            servlet.setLoadOnStartup(1);
            servlet.setAsyncSupported(true);
            context.addServletMappingDecoded("/api/*", "cxf");
        }
    }

    static boolean isCxf() {
        return isThere(CXF);
    }

    static boolean isThere(String type) {
        try {
            Class.forName(type, false, RestServer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A server of an application that consists of classes, and of objects. */
    static RestServer of(Set<Class<?>> classes, Set<Object> singletons) {
        Set<Class<?>> all = new HashSet<>(classes);
        all.add(OtherResource.class);
        RestApplication.classes = all;
        RestApplication.singletons = singletons;
        try {
            return new RestServer(Files.createTempDirectory("inngest4j-rest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a parameter of the web application. */
    RestServer parameter(String name, String value) {
        context.addParameter(name, value);
        return this;
    }

    private void atEnd(Runnable action) {
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextDestroyed(ServletContextEvent event) {
                action.run();
            }
        };
        context.addServletContainerInitializer((classes, application) -> application.addListener(listener), null);
    }

    /** With something to do before and after the end of all that the application has brought. */
    RestServer aroundEnd(Runnable before, Runnable after) {
        beforeEnd = before;
        afterEnd = after;
        return this;
    }

    RestServer start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** The served app, whose end is that of the server. */
    HttpEndpoint endpoint() {
        URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop" + PATH);
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
                files.sorted(Comparator.reverseOrder()).forEach(RestServer::delete);
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
