package io.github.inngest4j.benchmarks;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Servlets on an embedded Tomcat, each call on Tomcat's own thread. */
final class BenchServer implements AutoCloseable {

    /** The path of the app. */
    static final String PATH = "/api/inngest";

    private final List<Inngest> apps;
    private final Path directory;
    private final Tomcat tomcat = new Tomcat();

    /**
     * Starts one with the functions of {@link BenchFunctions} at {@link #PATH}.
     *
     * @param port the port of the loopback interface, or 0 for any that is free
     * @param inngest the app, which is closed with the server
     */
    BenchServer(int port, Inngest inngest) throws IOException, LifecycleException {
        this(port, Map.of(PATH, new InngestServlet(inngest, BenchFunctions.all())), List.of(inngest));
    }

    /**
     * Starts one.
     *
     * @param port the port of the loopback interface, or 0 for any that is free
     * @param servlets by their paths
     * @param apps what is closed with the server
     */
    BenchServer(int port, Map<String, ? extends HttpServlet> servlets, List<Inngest> apps)
            throws IOException, LifecycleException {
        this.apps = apps;
        directory = Files.createTempDirectory("bench-tomcat");
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(port);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        // By default a connection is closed after 100 requests, which would be measured as well.
        connector.setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", directory.toString());
        servlets.forEach((path, servlet) -> {
            Tomcat.addServlet(context, path, servlet).setLoadOnStartup(1);
            context.addServletMappingDecoded(path, path);
        });
        tomcat.start();
    }

    /** The port it listens on. */
    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        apps.forEach(Inngest::close);
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
