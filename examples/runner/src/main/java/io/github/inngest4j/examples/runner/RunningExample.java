package io.github.inngest4j.examples.runner;

import io.github.inngest4j.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An example on its server, and an engine that calls its functions; both listen on this machine only. */
public final class RunningExample implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Example example;
    private final Engine engine;
    private final ServerProcess server;
    private final Path directory;
    private final String url;

    private RunningExample(Example example, Engine engine, ServerProcess server, Path directory, String url) {
        this.example = example;
        this.engine = engine;
        this.server = server;
        this.directory = directory;
        this.url = url;
    }

    /**
     * Starts an example on the usual ports, as far as they are free, tells what to type, and runs until the process is ended.
     *
     * @param example the example
     * @throws Exception if it cannot be started
     */
    public static void runUntilEnded(Example example) throws Exception {
        RunningExample running = start(example, ifFree(8080), ifFree(8288));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "end"));
        System.out.println("\nThe example is at " + running.url + ", its engine at " + running.engine.url() + "\n");
        running.lines().forEach(line -> System.out.println("  " + line));
        System.out.println("\nType these lines in another terminal. Ctrl-C ends both.\n");
        Thread.currentThread().join();
    }

    /**
     * Starts an example on any free ports.
     *
     * @param example the example
     * @return the example, whose functions the engine knows
     * @throws IOException if the server cannot be started
     * @throws InterruptedException if the thread is interrupted while it waits for the start
     */
    public static RunningExample start(Example example) throws IOException, InterruptedException {
        return start(example, 0, 0);
    }

    private static RunningExample start(Example example, int port, int enginePort)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("example-");
        Engine engine = Engine.builder().http(enginePort).build();
        List<String> arguments = new ArrayList<>(List.of("-Dinngest.dev=" + engine.url()));
        arguments.addAll(example.arguments(port, directory));
        ServerProcess server = ServerProcess.start(directory, arguments, example.environment(directory));
        try {
            server.await(example.startedLine());
            String origin =
                    "http://127.0.0.1:" + server.await(example.portLine()).group(1);
            String url = origin + example.path();
            engine.addApp(URI.create(url + example.functionsPath()));
            return new RunningExample(example, engine, server, directory, url);
        } catch (RuntimeException | InterruptedException e) {
            new RunningExample(example, engine, server, directory, "").close();
            throw e;
        }
    }

    private static int ifFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Where the example is.
     *
     * @return its address, without a slash at the end
     */
    public String url() {
        return url;
    }

    /**
     * The engine that calls it.
     *
     * @return the engine, which is closed with this
     */
    public Engine engine() {
        return engine;
    }

    /**
     * Does what a line says.
     *
     * @param line the line
     * @return the answer
     * @throws IOException if there is none
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public HttpResponse<String> type(Curl line) throws IOException, InterruptedException {
        return client.send(line.request(), BodyHandlers.ofString());
    }

    /**
     * What the example says to type.
     *
     * @return the lines, in their order
     */
    public List<Curl> lines() {
        return example.lines(url, engine.url().toString());
    }

    /**
     * Waits until the server has logged something.
     *
     * @param line a regular expression that is found in the line
     * @throws IllegalStateException if there is no such line within minutes, or the server has ended
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void awaitLog(String line) throws InterruptedException {
        server.await(line);
    }

    @Override
    public void close() {
        engine.close();
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The server has left files behind: " + directory, e);
        }
    }
}
