package io.github.inngest4j.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests to a {@link ComparisonServer}, on a few connections at once. */
final class Load implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    /** So many that they take far longer than the clock of CPU time needs to move on, which are ten milliseconds. */
    private static final int LEAST = 500;

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    Load(int port) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Connection(port));
        }
    }

    /** Sends requests for some time, or one on each connection for no time, and gives the CPU time that the server has used for each, in microseconds. */
    double cpuMicros(Scenario scenario, Duration duration) throws Exception {
        byte[] request = scenario.request(Instant.now());
        List<Callable<Integer>> tasks = new ArrayList<>();
        long before = serverCpuNanos();
        long end = System.nanoTime() + duration.toNanos();
        for (Connection connection : connections) {
            tasks.add(() -> send(connection, scenario, request, end, duration.isZero() ? 1 : LEAST));
        }
        int count = 0;
        for (Future<Integer> sent : threads.invokeAll(tasks)) {
            count += sent.get();
        }
        return (serverCpuNanos() - before) / 1e3 / count;
    }

    /** Sends one request after the other until the end, and at least some; gives their number. */
    private static int send(Connection connection, Scenario scenario, byte[] request, long end, int least)
            throws IOException {
        Connection.Answer first = connection.exchange(request);
        if (!scenario.accepts(first)) {
            throw new IllegalStateException(
                    scenario + " was answered with status " + first.status() + ": " + first.text());
        }
        int count = 1;
        while (System.nanoTime() < end || count < least) {
            Connection.Answer answer = connection.exchange(request);
            if (answer.status() != first.status() || answer.body().length != first.body().length) {
                throw new IllegalStateException(scenario + " was answered in another way: " + answer.text());
            }
            count++;
        }
        return count;
    }

    private long serverCpuNanos() throws IOException {
        byte[] request = Connection.request(ComparisonServer.CPU_TIME, new byte[0], "");
        return Long.parseLong(connections.get(0).exchange(request).text());
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
