package io.github.inngest4j.examples.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JVM of a server, and what it logs. Thread-safe. */
final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_IN_SECONDS = 120;

    private final Process process;
    private final List<String> log = new ArrayList<>();
    private boolean ended;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts a JVM like this one, whose log is printed too. */
    static ServerProcess start(Path directory, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Quick to start, and modest beside a build.
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        // A build that is interrupted leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "server-end"));
        ServerProcess server = new ServerProcess(process);
        Thread reader = new Thread(server::read, "server-log");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                synchronized (log) {
                    log.add(line);
                    log.notifyAll();
                }
            }
        } catch (IOException e) {
            // The stream is closed together with the process.
        } finally {
            synchronized (log) {
                ended = true;
                log.notifyAll();
            }
        }
    }

    /** Waits for a line, which may be there already. */
    Matcher await(String line) throws InterruptedException {
        Pattern expected = Pattern.compile(line);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
        synchronized (log) {
            for (int next = 0; ; ) {
                for (; next < log.size(); next++) {
                    Matcher matcher = expected.matcher(log.get(next));
                    if (matcher.find()) {
                        return matcher;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new IllegalStateException(
                            "The server has not logged " + line + ":\n" + String.join("\n", log));
                }
                log.wait(left);
            }
        }
    }

    /** Ends it, and waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
