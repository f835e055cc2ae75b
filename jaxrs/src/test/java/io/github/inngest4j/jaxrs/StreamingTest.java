package io.github.inngest4j.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import io.github.inngest4j.serve.ServeResponse;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Signatures;
import io.github.inngest4j.suite.Stage;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls whose connection is kept busy until the answer is there. */
@Tag("runtime")
class StreamingTest {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofDays(1);

    /** Its threads know nothing of the application. */
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "executor-thread");
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        return thread;
    });

    /** Opens when the client has heard that its call is executed. */
    private final CountDownLatch heard = new CountDownLatch(1);

    private @Nullable RestServer server;

    @AfterEach
    void stop() {
        heard.countDown();
        if (server != null) {
            server.close();
        }
        executor.shutdownNow();
    }

    private HttpEndpoint serve(
            Mounting mounting,
            Executor itsExecutor,
            Duration interval,
            Handler<Map<String, @Nullable Object>> handler) {
        server = mounting.serve(
                        Set.of(JsonbProvider.type()),
                        mount -> mount.app(
                                        Stage.APP_ID,
                                        app -> app.signingKey(Signatures.KEY).streaming(true))
                                .functions(Stage.function(handler))
                                .executor(itsExecutor)
                                .keepAlive(interval)
                                .gracePeriod(Duration.ofMillis(50)))
                .start();
        return server.endpoint();
    }

    private static Call call() {
        return RunCall.run().discover().signed(Signatures.KEY);
    }

    /** Makes a call, and does something as soon as two spaces have come. */
    private static Answer stream(HttpEndpoint endpoint, Runnable whenHeard) throws Exception {
        Call call = call();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.url() + call.query()))
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = response.body()) {
            body.write(in.readNBytes(2));
            whenHeard.run();
            in.transferTo(body);
        }
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join("|", values)));
        return new Answer(response.statusCode(), headers, body.toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void aLongCallIsHeardOfUntilItsAnswerComes(Mounting mounting) throws Exception {
        HttpEndpoint endpoint = serve(mounting, executor, OFTEN, (run, step) -> {
            if (!heard.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The client has not heard of its call");
            }
            return Thread.currentThread().getContextClassLoader() == ClassLoader.getPlatformClassLoader();
        });
        Answer answer = stream(endpoint, heard::countDown);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.text()).startsWith("  ");
        Answer understood = answer.understood();
        assertThat(understood.status()).isEqualTo(200);
        assertThat(understood.text()).isEqualTo("false");
        Signatures.assertSigned(understood, Signatures.KEY);
    }

    @ParameterizedTest
    @EnumSource
    void aShortCallIsAnsweredAsEver(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(
                mounting, executor, NEVER, (run, step) -> Thread.currentThread().getName());
        Answer answer = endpoint.send(call());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"executor-thread\"");
        assertThat(answer.header("Content-Length")).isEqualTo("17");
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatTheExecutorRejectsIsNotLost(Mounting mounting) throws IOException {
        Executor rejecting = task -> {
            throw new RejectedExecutionException();
        };
        Answer answer = serve(mounting, rejecting, OFTEN, (run, step) -> "done").send(call());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"done\"");
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatGoesAwayDoesNotEndItsCall(Mounting mounting) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(mounting, executor, OFTEN, (run, step) -> {
            if (mayEnd.await(30, TimeUnit.SECONDS)) {
                ended.countDown();
            }
            return "done";
        });
        try (Socket socket = endpoint.connect()) {
            socket.setSoLinger(true, 0);
            Map<String, String> headers = new HashMap<>(call().headers());
            headers.put("Host", endpoint.url().getRawAuthority());
            headers.put("Content-Length", Integer.toString(call().body().length));
            socket.getOutputStream().write(RawHttp.head("POST", endpoint.url().getRawPath() + call().query(), headers));
            socket.getOutputStream().write(call().body());
            assertThat(socket.getInputStream().readNBytes(200)).isNotEmpty();
        }
        mayEnd.countDown();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** A call that takes longer than the end waits is told the server to be made again, and no thread is left waiting. */
    @ParameterizedTest
    @EnumSource
    void theEndDoesNotWaitForEver(Mounting mounting) throws Exception {
        CountDownLatch within = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(mounting, executor, OFTEN, (run, step) -> {
            within.countDown();
            heard.await(30, TimeUnit.SECONDS);
            return "done";
        });
        Future<Answer> caller = executor.submit(() -> stream(endpoint, () -> {}));
        assertThat(within.await(30, TimeUnit.SECONDS)).isTrue();
        server.undeploy();
        server.close();
        try {
            Answer answer = caller.get(60, TimeUnit.SECONDS).understood();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    /** The doorway lets the end pass when a call is over, and that is a moment before its answer is there. */
    @Test
    void anAnswerThatIsAsGoodAsReadyIsNotRefused() throws Exception {
        Streaming streaming = new Streaming(executor, NEVER);
        Thread end = new Thread(streaming::end);
        AtomicInteger calls = new AtomicInteger();
        Response response = streaming.answer(
                () -> {
                    if (calls.incrementAndGet() == 2) {
                        return plain("refused");
                    }
                    end.start();
                    while (end.getState() != Thread.State.TIMED_WAITING && calls.get() < 2) {
                        Thread.onSpinWait();
                    }
                    return plain("done");
                },
                plain(" "));
        assertThat(response.getEntity()).isEqualTo("done".getBytes(StandardCharsets.UTF_8));
        end.join();
    }

    private static ServeResponse plain(String text) {
        return new ServeResponse(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
