package io.github.inngest4j.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An Inngest server on a real socket that says what it is told to say, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {

    /** A request as it came. */
    public record Received(String method, String path, Map<String, List<String>> headers, byte[] bytes) {

        /** The first value of a header, or null. */
        public String header(String name) {
            for (Map.Entry<String, List<String>> header : headers.entrySet()) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    return header.getValue().get(0);
                }
            }
            return null;
        }

        /** The body as text. */
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> answers = new HashMap<>();

    /** Starts the server on a free port of the loopback interface. */
    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where the server is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers requests whose path starts like this; several answers for one path are given in turn, the last one for ever. */
    public FakeServer answer(String path, int status, String body) {
        synchronized (answers) {
            answers.computeIfAbsent(path, any -> new ArrayDeque<>()).add(new Answer(status, body));
        }
        return this;
    }

    /** What has come so far. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The only request that has come. */
    public Received only() {
        if (received.size() != 1) {
            throw new AssertionError("not one request, but " + received.size());
        }
        return received.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            Answer answer = next(exchange.getRequestURI().getPath());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer next(String path) {
        synchronized (answers) {
            for (Map.Entry<String, Queue<Answer>> entry : answers.entrySet()) {
                if (path.startsWith(entry.getKey())) {
                    Queue<Answer> queue = entry.getValue();
                    return queue.size() > 1 ? queue.remove() : queue.element();
                }
            }
            return new Answer(404, "{\"error\":\"nothing is here\"}");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
