package io.github.inngest4j.examples.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Over HTTP to a server of its own process, started as {@code run.sh} starts it. */
final class StartedDoorway extends HttpDoorway {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Request LOOK = new Request("GET", AcceptanceApp.PATH, List.of(), new byte[0]);

    private final int port;
    private final Path log;
    private final Process process;

    /**
     * Starts it.
     *
     * @param server what is to be in {@code ACCEPTANCE_SERVER}
     * @param settings are given by environment variables
     * @param serverUrl what stands for the Inngest server
     */
    StartedDoorway(String server, AppSettings settings, String serverUrl) throws IOException, InterruptedException {
        port = freePort();
        log = Path.of("target", server + ".log");
        ProcessBuilder start =
                new ProcessBuilder("sh", "run.sh").redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = start.environment();
        environment.keySet().removeIf(name -> name.startsWith("INNGEST_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ACCEPTANCE_SERVER", server);
        environment.put("PORT", Integer.toString(port));
        environment.putAll(settings.environment(serverUrl));
        process = start.start();
        // A build that is interrupted leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitReady();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("The server has not started:\n" + Files.readString(log));
            }
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            return send(LOOK).status() != 404;
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    int port() {
        return port;
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The server has not ended:\n" + Files.readString(log));
        }
    }
}
