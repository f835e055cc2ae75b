package io.github.inngest4j.engine.internal.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the API over HTTP with the JDK's own server, on the loopback interface. */
public final class HttpFace implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpFace.class.getName());
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private static final int THREADS = 16;

    private final ApiHandler api;
    private final HttpServer server;
    private final ExecutorService executor;

    /**
     * Starts to serve.
     *
     * @param port where to listen, 0 for any free port
     * @throws IOException if the port cannot be listened on
     */
    public HttpFace(ApiHandler api, int port) throws IOException {
        this.api = api;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "inngest-engine-api-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The address of the API. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            EngineResponse response = answer(exchange);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            int length = response.body().length;
            exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
            if (length > 0) {
                exchange.getResponseBody().write(response.body());
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client left before it was answered", e);
            throw e;
        }
    }

    private EngineResponse answer(HttpExchange exchange) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MAX_BODY_BYTES + 1);
        }
        if (body.length > MAX_BODY_BYTES) {
            return Answers.error(413, "the body has more than " + MAX_BODY_BYTES + " bytes");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey(), String.join(",", header.getValue()));
        }
        URI url = url().resolve(exchange.getRequestURI());
        return api.handle(new EngineRequest(exchange.getRequestMethod(), url, headers, body));
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
