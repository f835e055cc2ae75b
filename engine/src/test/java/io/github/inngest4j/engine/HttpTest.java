package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.plan;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonSlice;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine with a real clock, its threads and sockets; the app is an HTTP server that registers itself. */
@Timeout(60)
class HttpTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final WireApp app = new WireApp("app");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private Engine engine;

    @BeforeEach
    void serveApp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/inngest", this::serve);
        server.start();
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private URI appUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/inngest");
    }

    private Engine start() {
        engine = Engine.builder()
                .http(0)
                .retryBackoff(RetryBackoff.fixed(Duration.ofMillis(10)))
                .build();
        return engine.addApp(appUrl());
    }

    /** Answers calls, and a request to register by registering. */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            EngineResponse response;
            if (exchange.getRequestMethod().equals("PUT")) {
                response = register(new String(body, UTF_8));
            } else {
                URI url = appUrl().resolve(exchange.getRequestURI());
                response = app.call(new EngineRequest(exchange.getRequestMethod(), url, headers, body));
            }
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private EngineResponse register(String request) {
        assertThat(request).isEqualTo("{\"url\":\"" + appUrl() + "\"}");
        String registration =
                new String(app.registration(), UTF_8).replace("http://app.test/api/inngest", appUrl().toString());
        HttpResponse<String> response = post("/fn/register", registration);
        return new EngineResponse(
                response.statusCode(), Map.of(), response.body().getBytes(UTF_8));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(engine.url().resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void runsFunctionsOverHttp() throws Exception {
        app.function("f", 2, call -> {
            if (call.has("nap")) {
                return returned(Map.of("n", call.data().get("n")));
            }
            if (call.attempt() == 0 && !call.has("a")) {
                return failed(500, "once");
            }
            return ops(call.has("a") ? sleep("nap", "50ms") : run("a", 1));
        });
        start();

        HttpResponse<String> sent = post("/e/key", "{\"name\":\"test/f\",\"data\":{\"n\":7}}");
        String id = JsonSlice.of(sent.body()).text().replaceAll(".*\\[\"(.*)\"].*", "$1");
        assertThat(engine.awaitIdle(LIMIT)).isTrue();
        EngineRun run = engine.runs("f").get(0).await(LIMIT);

        assertThat(run.outputJson()).isEqualTo("{\"n\":7}");
        assertThat(send(HttpRequest.newBuilder(engine.url().resolve("/v1/events/" + id + "/runs")))
                        .body())
                .contains("\"status\":\"Completed\"");
        assertThat(app.calls().get(0).request().headers()).containsEntry("User-Agent", "Inngest");
    }

    @Test
    void storesCheckpointsWhileACallGoesOn() throws Exception {
        app.function("f", call -> {
            Map<String, Object> body = CheckpointTest.body(call, run("a", 1));
            assertThat(checkpoint(call, body)).isEqualTo(200);
            body.put("generation_id", 2);
            assertThat(checkpoint(call, body)).isEqualTo(409);
            return ops(run("b", 2), op("RunComplete", "end", Map.of("data", "end")));
        });
        start();

        EngineRun run = engine.send("test/f", Map.of()).run("f").await(LIMIT);

        assertThat(run.outputJson()).isEqualTo("\"end\"");
        assertThat(run.calls()).isEqualTo(1);
        assertThat(run.steps()).extracting(EngineStep::id).containsExactly("a", "b");
    }

    private int checkpoint(WireApp.Call call, Map<String, Object> body) {
        return post("/v1/checkpoint/" + call.runId() + "/async", new String(Wire.json(body), UTF_8))
                .statusCode();
    }

    /** Threads of one call post at the same time, and the call ends before all of them are through. */
    @Test
    void storesCheckpointsThatArriveTogether() throws Exception {
        int steps = 40;
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(steps);
        Map<String, Integer> statuses = new ConcurrentHashMap<>();
        app.function("f", call -> {
            for (int i = 0; i < steps; i++) {
                String step = "s" + i;
                threads.execute(() -> {
                    statuses.put(step, checkpoint(call, CheckpointTest.body(call, run(step, 1))));
                    first.countDown();
                    all.countDown();
                });
            }
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            return ops(sleep("nap", "1h"));
        });
        start();

        EngineRun run = engine.send("test/f", Map.of()).run("f");
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(statuses.values()).hasSize(steps).contains(200).isSubsetOf(200, 409);
        assertThat(run.steps())
                .extracting(EngineStep::id)
                .containsExactlyInAnyOrderElementsOf(statuses.keySet().stream()
                        .filter(step -> statuses.get(step) == 200)
                        .toList());
    }

    @Test
    void readsAnswersThatAreStreamedPieceByPiece() throws Exception {
        app.function("f", call -> returned("unused"));
        server.removeContext("/api/inngest");
        server.createContext("/api/inngest", exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                serve(exchange);
                return;
            }
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("X-Inngest-Sdk", "test:v1");
            exchange.sendResponseHeaders(201, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 3; i++) {
                    out.write(' ');
                    out.flush();
                }
                out.write(Wire.json(Map.of(
                        "status",
                        206,
                        "headers",
                        Map.of("X-Inngest-Req-Version", "2"),
                        "body",
                        "[{\"op\":\"RunComplete\",\"id\":\"end\",\"data\":7}]")));
            }
        });
        start();

        EngineRun run = engine.send("test/f", Map.of()).run("f").await(LIMIT);

        assertThat(run.outputJson()).isEqualTo("7");
    }

    @Test
    void callsParallelStepsAtTheSameTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        app.function("f", call -> {
            if (call.discovery()) {
                return call.has("a", "b") ? returned("both") : ops(plan("a"), plan("b"));
            }
            together.await(30, TimeUnit.SECONDS);
            return ops(run(call.target(), 1));
        });
        start();

        EngineRun run = engine.send("test/f", Map.of()).run("f").await(LIMIT);

        assertThat(run.output(String.class)).isEqualTo("both");
    }

    @Test
    void makesNoMoreCallsThanAllowedAtATime() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        app.function("f", call -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            try {
                return returned(1);
            } finally {
                open.decrementAndGet();
            }
        });
        engine = Engine.builder().app(app).maxCalls(3).build();

        for (int i = 0; i < 200; i++) {
            engine.send("test/f", Map.of());
        }
        for (EngineRun run : engine.runs("f")) {
            run.await(LIMIT);
        }

        assertThat(engine.runs("f"))
                .hasSize(200)
                .allSatisfy(run -> assertThat(run.calls()).isEqualTo(1));
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void countsAnUnreachableApplicationAsAFailedAttempt() throws Exception {
        app.function("f", 1, call -> returned(1));
        start();
        server.stop(0);

        EngineRun run = engine.send("test/f", Map.of()).run("f").await(LIMIT);

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.calls()).isEqualTo(2);
        assertThat(run.error().orElseThrow().message()).contains("could not be reached");
    }

    @Test
    void awaitsNoLongerThanAsked() throws Exception {
        app.function("f", call -> ops(sleep("nap", "1h")));
        start();

        EngineRun run = engine.send("test/f", Map.of()).run("f");
        assertThat(engine.awaitIdle(LIMIT)).isTrue();

        assertThatIllegalStateException()
                .isThrownBy(() -> run.await(Duration.ofMillis(20)))
                .withMessageContaining("has not ended within PT0.02S, it is Running");
    }

    @Test
    void interruptsCallsWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        app.function("f", call -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return returned(1);
        });
        engine = Engine.builder().app(app).build();
        engine.send("test/f", Map.of());
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        engine.close();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("inngest-engine-scheduler"));
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        startAlone();

        // One byte too many: of more, what nobody reads would cut the connection, perhaps before the answer is there.
        assertThat(post("/e/key", "x".repeat(16 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    private void startAlone() {
        engine = Engine.builder().http(0).build();
    }

    @Test
    void saysWhatIsWrongWithAnApplication() throws IOException {
        startAlone();
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api");
        }

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.addApp(nobody))
                .withMessageContaining(nobody + " cannot be reached");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.addApp(engine.url().resolve("/nothing")))
                .withMessageContaining("refused to register with status 404");
    }

    @Test
    void pollsForApplicationsThatStartLater() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        app.function("f", call -> {
            called.countDown();
            return returned(1);
        });
        CountDownLatch asked = new CountDownLatch(3);
        server.removeContext("/api/inngest");
        server.createContext("/api/inngest", exchange -> {
            asked.countDown();
            if (asked.getCount() > 0) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                serve(exchange);
            }
        });
        engine = Engine.builder()
                .http(0)
                .app(appUrl())
                .poll(Duration.ofMillis(10))
                .build();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        while (engine.send("test/f", Map.of()).runs().isEmpty()) {
            assertThat(engine.awaitIdle(LIMIT)).isTrue();
        }

        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        startAlone();

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> Engine.builder().http(engine.url().getPort()).build())
                .withMessageContaining("cannot listen on port " + engine.url().getPort());
    }

    @Test
    void cannotBeAdvanced() {
        startAlone();

        assertThatIllegalStateException()
                .isThrownBy(() -> engine.advance(Duration.ofSeconds(1)))
                .withMessageContaining("manualTime");
        assertThat(List.of(engine.url().getScheme(), engine.url().getHost())).containsExactly("http", "127.0.0.1");
    }
}
