package io.github.inngest4j.examples.acceptance;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with servlets at fixed paths. */
final class EmbeddedTomcat implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;

    /**
     * Starts it.
     *
     * @param port the port of the loopback interface, or 0 for any that is free
     * @param servlets by their paths
     */
    EmbeddedTomcat(int port, Map<String, ? extends Servlet> servlets) throws IOException, LifecycleException {
        this(port, servlets, connector -> {});
    }

    /**
     * Starts it with other settings.
     *
     * @param port the port of the loopback interface, or 0 for any that is free
     * @param servlets by their paths
     * @param settings changes the connector
     */
    EmbeddedTomcat(int port, Map<String, ? extends Servlet> servlets, Consumer<Connector> settings)
            throws IOException, LifecycleException {
        directory = Files.createTempDirectory("acceptance-tomcat");
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setThrowOnFailure(true);
        settings.accept(tomcat.getConnector());
        Context context = tomcat.addContext("", directory.toString());
        servlets.forEach((path, servlet) -> {
            Tomcat.addServlet(context, path, servlet);
            context.addServletMappingDecoded(path, path);
        });
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            close();
            throw e;
        }
    }

    /** The port it listens on. */
    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Ends it; calls that are being executed are waited for by the servlets. */
    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        deleteWithContent(directory);
    }

    private static void deleteWithContent(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
