package io.github.inngest4j.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The API of an Inngest server as far as an app calls it: takes everything, and remembers it. */
public final class FakeServer implements AutoCloseable {

    private final HttpServer http;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    /** A request that an app has made. */
    public record Received(String method, String target, Map<String, List<String>> headers, String body) {

        /** The value of a header, or {@code null}. */
        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.get(0);
        }

        /** The body as JSON. */
        public JsonValue json() {
            return Wire.json(body);
        }
    }

    private record Reply(int status, String body) {}

    /** Starts a server on a free port. */
    public FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    /** Where the server is. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Sets what is answered to requests for a path. */
    public void reply(String path, int status, String readable) {
        replies.put(path, new Reply(status, Wire.readable(readable).toString()));
    }

    /** The requests to paths with a beginning, in the order of their arrival. */
    public List<Received> received(String beginning) {
        return received.stream()
                .filter(request -> request.target().startsWith(beginning))
                .toList();
    }

    /** All requests, in the order of their arrival. */
    public List<Received> received() {
        return Collections.unmodifiableList(received);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            Reply given = replies.get(exchange.getRequestURI().getPath());
            Reply reply = given == null ? usual(exchange.getRequestURI().getPath(), body) : given;
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Reply usual(String path, String body) {
        if (path.startsWith("/e/")) {
            JsonValue events = Wire.json(body);
            int count = events.getValueType() == JsonValue.ValueType.ARRAY
                    ? events.asJsonArray().size()
                    : 1;
            String ids = IntStream.range(0, count)
                    .mapToObj(i -> "\"event-" + i + "\"")
                    .collect(Collectors.joining(","));
            return new Reply(200, "{\"ids\":[" + ids + "],\"status\":200}");
        }
        return switch (path) {
            case "/fn/register" -> new Reply(200, "{\"ok\":true,\"modified\":true}");
            case "/v1/signals" -> new Reply(200, "{\"data\":{\"run_id\":\"run-that-waited\"}}");
            default -> new Reply(404, "{\"error\":\"not found\"}");
        };
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
