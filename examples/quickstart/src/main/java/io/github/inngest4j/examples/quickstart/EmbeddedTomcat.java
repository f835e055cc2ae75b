package io.github.inngest4j.examples.quickstart;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with one web application, on the loopback interface. */
final class EmbeddedTomcat implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;

    /** Takes the port, so that the address is known; requests wait until {@link #start}. */
    EmbeddedTomcat(int port) throws IOException, LifecycleException {
        directory = Files.createTempDirectory("inngest4j-quickstart");
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.init();
    }

    /** Scheme, host and port. */
    URI origin() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    void start(String path, Servlet servlet) throws LifecycleException {
        Context context = tomcat.addContext("", directory.toString());
        context.setParentClassLoader(getClass().getClassLoader());
        Wrapper wrapper = Tomcat.addServlet(context, "inngest", servlet);
        wrapper.setLoadOnStartup(1);
        context.addServletMappingDecoded(path, "inngest");
        tomcat.start();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            delete(directory);
        } catch (LifecycleException | IOException e) {
            throw new IllegalStateException("Tomcat did not end well", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
