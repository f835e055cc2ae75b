package io.github.inngest4j.servertests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the cases of a server that have passed, and writes a file with them and with what tests have measured. */
public final class Measured implements TestExecutionListener {

    private static final Path DIRECTORY = Path.of(System.getProperty("measured", "target/measured"));
    private static final Map<String, String> FIGURES = new ConcurrentHashMap<>();

    /** As JUnit makes it. */
    public Measured() {}

    /** Adds a figure to those of this server. */
    static void put(String name, Object value) {
        FIGURES.put(name, String.valueOf(value));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        System.out.println(test.getDisplayName() + " is skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Adapter adapter = adapter(test);
        if (test.isTest() && adapter != null) {
            count(adapter.figure("cases"));
            if (result.getStatus() == Status.SUCCESSFUL) {
                count(adapter.figure("passed"));
            }
        }
    }

    private static void count(String name) {
        FIGURES.merge(name, "1", (count, one) -> Integer.toString(Integer.parseInt(count) + 1));
    }

    private static @Nullable Adapter adapter(TestIdentifier test) {
        String name = test.getUniqueId();
        // Redeploys are not for every server, and not for every build.
        if (name.contains(RedeployIT.class.getSimpleName())) {
            return null;
        }
        if (name.contains(ServletIT.class.getName())) {
            return Adapter.SERVLET;
        }
        if (name.contains(RestIT.class.getName())) {
            return Adapter.REST;
        }
        return name.contains(".Bean") ? Adapter.CDI : null;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String server = System.getProperty("arquillian.launch");
        if (server == null || !FIGURES.containsKey(Adapter.SERVLET.figure("cases"))) {
            return;
        }
        Properties figures = new Properties();
        figures.putAll(FIGURES);
        figures.setProperty("server", System.getProperty("server.name"));
        figures.setProperty("version", System.getProperty("server.version"));
        figures.setProperty("jdk", Integer.toString(Runtime.version().feature()));
        try {
            Path file = Files.createDirectories(DIRECTORY)
                    .resolve(server + "-" + Runtime.version().feature() + ".properties");
            try (Writer out = Files.newBufferedWriter(file)) {
                figures.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
