package io.github.inngest4j.examples.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/**
 * Stands for the Inngest server, and for whatever else the app calls: answers as recorded, and notes what it was asked.
 * Answers to the same path are given in their order. Thread-safe.
 */
final class ServerStub implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Queue<CannedAnswer>> answers = new HashMap<>();
    private final List<ReceivedCall> received = new ArrayList<>();

    /** What is answered. */
    record CannedAnswer(int status, byte[] body) {}

    /** What was asked. */
    record ReceivedCall(String method, String path, Map<String, String> headers, String body) {}

    ServerStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets everything. */
    synchronized void reset() {
        answers.clear();
        received.clear();
    }

    synchronized void prepare(String method, String path, CannedAnswer answer) {
        answers.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>()).add(answer);
    }

    synchronized List<ReceivedCall> received() {
        return List.copyOf(received);
    }

    private synchronized CannedAnswer next(ReceivedCall call) {
        received.add(call);
        Queue<CannedAnswer> prepared = answers.get(call.method() + " " + call.path());
        if (prepared != null && !prepared.isEmpty()) {
            return prepared.remove();
        }
        // What the function "ping-stub" asks for, or something that was not recorded.
        return new CannedAnswer(call.path().startsWith("/hit/") ? 200 : 404, new byte[0]);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        CannedAnswer answer = next(new ReceivedCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
