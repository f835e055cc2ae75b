package io.github.inngest4j.servertests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JVM of a server, and what it logs. Thread-safe. */
final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_IN_SECONDS = 90;

    private final Process process;
    private final Path directory;
    private final List<String> log = new ArrayList<>();
    private boolean ended;

    private ServerProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /**
     * Starts a JVM of the version that runs the tests.
     *
     * @param directory its directory, which is deleted in the end; the log is beside it, and stays
     * @param arguments what is given to {@code java}
     */
    static ServerProcess start(Path directory, List<String> arguments) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Quick to start and to collect garbage, in a heap that does not hold everything that was not collected.
        command.addAll(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        // A build that is interrupted leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ServerProcess server = new ServerProcess(process, directory);
        Thread reader = new Thread(() -> server.readLog(Path.of(directory + ".log")), "log-reader");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    private void readLog(Path copy) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var out = Files.newBufferedWriter(copy)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
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

    /** Gives a line to the server. */
    void input(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Ends the input of the server, for one that reads it before it starts. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** How many lines there are, for a later {@link #awaitLine}. */
    int linesLogged() {
        synchronized (log) {
            return log.size();
        }
    }

    /** Waits for a line that contains a pattern, from a line on. */
    Matcher awaitLine(int from, String pattern) throws InterruptedException {
        Pattern expected = Pattern.compile(pattern);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
        synchronized (log) {
            for (int next = from; ; ) {
                for (; next < log.size(); next++) {
                    Matcher matcher = expected.matcher(log.get(next));
                    if (matcher.find()) {
                        return matcher;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("The server has not logged " + pattern + ":\n" + logged());
                }
                log.wait(left);
            }
        }
    }

    /** The lines that contain a pattern. */
    List<String> lines(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        synchronized (log) {
            return log.stream().filter(line -> wanted.matcher(line).find()).toList();
        }
    }

    private String logged() {
        synchronized (log) {
            return String.join("\n", log);
        }
    }

    /** Counts the objects of a class that are left after garbage was collected. */
    long countObjects(String className) throws IOException, InterruptedException {
        return Heap.countObjects(process.pid(), className);
    }

    /** Asks the server to stop, as an operating system does. */
    void stop() {
        process.destroy();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The server has not stopped:\n" + logged());
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
