package io.github.inngest4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Signatures;
import io.github.inngest4j.suite.Stage;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls whose connection is kept busy until the answer is there. */
class StreamingTest {

    private static final String LOGGER = "io.github.inngest4j.servlet";
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

    private FakeServer server;
    private @Nullable EmbeddedTomcat tomcat;

    @BeforeEach
    void startServer() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        heard.countDown();
        if (tomcat != null) {
            tomcat.close();
        }
        executor.shutdownNow();
        server.close();
    }

    private HttpEndpoint serve(Duration interval, Handler<Map<String, @Nullable Object>> handler) {
        return serve(mount -> mount.executor(executor).keepAlive(interval), settings -> settings, handler);
    }

    private HttpEndpoint serve(
            Consumer<InngestMount> more,
            UnaryOperator<EmbeddedTomcat> settings,
            Handler<Map<String, @Nullable Object>> handler) {
        tomcat = settings.apply(EmbeddedTomcat.with(new InngestServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void configure(InngestMount mount) {
                        mount.app(
                                        Stage.APP_ID,
                                        app -> app.signingKey(Signatures.KEY)
                                                .baseUrl(server.url())
                                                .streaming(true))
                                .functions(Stage.function(handler));
                        more.accept(mount);
                    }
                }))
                .start();
        return tomcat.endpoint();
    }

    private static Call call() {
        return RunCall.run().discover().signed(Signatures.KEY);
    }

    /** Makes a call, and does something as soon as two spaces have come. */
    private static Answer stream(HttpEndpoint endpoint, Call call, Runnable whenHeard) throws Exception {
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

    private Answer stream(HttpEndpoint endpoint) throws Exception {
        return stream(endpoint, call(), heard::countDown);
    }

    private boolean awaitHeard() throws InterruptedException {
        return heard.await(30, TimeUnit.SECONDS);
    }

    // What is sent.

    @Test
    void anAnswerThatIsSoonThereIsSentAsItIs() throws IOException {
        Answer answer = serve(NEVER, (run, step) -> "done").send(call());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"done\"");
        assertThat(answer.header("Content-Length")).isEqualTo("6");
        Signatures.assertSigned(answer, Signatures.KEY);
    }

    @Test
    void aLongCallIsAnsweredByAStream() throws Exception {
        Answer answer = stream(serve(
                OFTEN, (run, step) -> step.run("wait", String.class, () -> awaitHeard() ? "he said \"ü\"" : "late")));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Inngest-Sdk")).startsWith("inngest4j:v");
        assertThat(answer.header("X-Inngest-Req-Version")).isEqualTo("2");
        assertThat(answer.header("X-Inngest-Signature")).isNull();
        assertThat(answer.text()).matches(" {2,}\\{\"status\":206,.*}");
        Answer understood = answer.understood();
        assertThat(understood.op().getString("data")).isEqualTo("he said \"ü\"");
        Signatures.assertSigned(understood, Signatures.KEY);
    }

    @Test
    void aResultThatIsTextStaysJson() throws Exception {
        Answer answer = stream(serve(OFTEN, (run, step) -> awaitHeard() ? "{\"a\":1}" : "late"))
                .understood();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"{\\\"a\\\":1}\"");
        Signatures.assertSigned(answer, Signatures.KEY);
    }

    @Test
    void aFailureKeepsItsStatusAndHeaders() throws Exception {
        Answer answer = stream(serve(OFTEN, (run, step) -> {
                    awaitHeard();
                    throw new NonRetriableException("never");
                }))
                .understood();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("true");
        assertThat(answer.message()).isEqualTo("never");
        Signatures.assertSigned(answer, Signatures.KEY);
    }

    @Test
    void onlyCallsAreHandedOver() throws IOException {
        HttpEndpoint endpoint = serve(
                mount -> mount.executor(task -> {
                            throw new AssertionError("No task was expected");
                        })
                        .keepAlive(OFTEN),
                settings -> settings,
                (run, step) -> "done");
        assertThat(endpoint.send(Call.of("GET").signed(Signatures.KEY)).object().getInt("function_count"))
                .isEqualTo(1);
        assertThat(endpoint.send(Call.of("PUT")).status()).isEqualTo(200);
    }

    // Threads.

    @Test
    void callsAreExecutedByTheExecutorWithTheClassesOfTheApplication() throws IOException {
        Answer answer = serve(NEVER, (run, step) -> {
                    Thread thread = Thread.currentThread();
                    return thread.getName() + " "
                            + thread.getContextClassLoader().getClass();
                })
                .send(call());
        assertThat(answer.text()).startsWith("\"executor-thread ").contains("WebappClassLoader");
    }

    @Test
    void nothingNeedsToBeAsynchronous() throws Exception {
        HttpEndpoint endpoint = serve(
                mount -> mount.executor(executor).keepAlive(OFTEN),
                settings -> settings.servlet(servlet -> servlet.setAsyncSupported(false)),
                (run, step) -> awaitHeard());
        try (LogRecords log = LogRecords.of(LOGGER)) {
            assertThat(stream(endpoint).understood().text()).isEqualTo("true");
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
    }

    @Test
    void withoutAnExecutorTheServletSaysWhatToDo() {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        InngestServlet servlet = new InngestServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void configure(InngestMount mount) {
                mount.app(Stage.APP_ID).functions(Stage.function((run, step) -> "done"));
            }

            @Override
            public void init() throws ServletException {
                try {
                    super.init();
                } catch (ServletException e) {
                    messages.add(e.getMessage());
                    throw e;
                }
            }
        };
        tomcat = EmbeddedTomcat.with(servlet).servlet(declared -> {
            declared.addInitParameter("inngest.streaming", "true");
            declared.setLoadOnStartup(1);
        });
        tomcat.start();
        assertThat(messages).singleElement().asString().contains("inngest.streaming", "InngestMount.executor");
    }

    @Test
    void aCallThatTheExecutorRejectsIsNotLost() throws IOException {
        HttpEndpoint endpoint = serve(
                mount -> mount.executor(task -> {
                    throw new RejectedExecutionException("full");
                }),
                settings -> settings,
                (run, step) -> Thread.currentThread().getName());
        try (LogRecords log = LogRecords.of(LOGGER)) {
            assertThat(endpoint.send(call()).text()).startsWith("\"http-nio");
            assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("rejects");
        }
    }

    @Test
    void anInterruptionOfTheRequestThreadDoesNotLoseTheAnswer() throws Exception {
        BlockingQueue<Thread> requestThread = new LinkedBlockingQueue<>();
        // When something is written; afterwards Tomcat may have taken note of it.
        Deque<Boolean> interrupted = new ConcurrentLinkedDeque<>();
        HttpEndpoint endpoint = serve(
                mount -> mount.executor(executor).keepAlive(OFTEN),
                settings -> settings.filter(false, (request, response, chain) -> {
                    requestThread.add(Thread.currentThread());
                    chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                        @Override
                        public ServletOutputStream getOutputStream() throws IOException {
                            interrupted.add(Thread.currentThread().isInterrupted());
                            return super.getOutputStream();
                        }
                    });
                }),
                (run, step) -> awaitHeard());
        Answer answer = stream(endpoint, call(), () -> {
            requestThread.remove().interrupt();
            heard.countDown();
        });
        assertThat(answer.understood().text()).isEqualTo("true");
        assertThat(interrupted.getFirst()).isFalse();
        assertThat(interrupted.getLast()).isTrue();
    }

    // A client that goes away.

    @Test
    void aClientThatGoesAwayEndsTheKeepAlivesAndNotTheCall() throws Exception {
        FailedWrites failed = new FailedWrites();
        CountDownLatch over = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(
                mount -> mount.executor(executor).keepAlive(OFTEN),
                settings -> settings.filter(false, (request, response, chain) -> {
                    chain.doFilter(request, failed.watch(response));
                    over.countDown();
                }),
                (run, step) -> {
                    failed.first.await(30, TimeUnit.SECONDS);
                    // Time for many more keep-alives, of which there must be none.
                    new CountDownLatch(1).await(20 * OFTEN.toMillis(), TimeUnit.MILLISECONDS);
                    return "done";
                });
        try (LogRecords log = LogRecords.of(LOGGER)) {
            leaveDuringTheStream(endpoint, call());
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
            // The keep-alive, and the answer.
            assertThat(failed.count.get()).isBetween(1, 2);
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
        assertThat(endpoint.send(call()).understood().text()).isEqualTo("\"done\"");
    }

    /** Resets the connection as soon as the first keep-alive has come. */
    private static void leaveDuringTheStream(HttpEndpoint endpoint, Call call) throws IOException {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Host", "localhost");
        headers.put("Content-Length", Integer.toString(call.body().length));
        try (Socket socket = endpoint.connect()) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(RawHttp.head("POST", endpoint.url().getRawPath() + call.query(), headers));
            out.write(call.body());
            out.flush();
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    /** Counts the writes that a client does not take. */
    private static final class FailedWrites {

        private final AtomicInteger count = new AtomicInteger();
        private final CountDownLatch first = new CountDownLatch(1);

        HttpServletResponse watch(ServletResponse response) throws IOException {
            ServletOutputStream out = response.getOutputStream();
            ServletOutputStream watched = new ServletOutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(byte[] bytes) throws IOException {
                    try {
                        out.write(bytes);
                        out.flush();
                    } catch (IOException e) {
                        count.incrementAndGet();
                        first.countDown();
                        throw e;
                    }
                }

                @Override
                public boolean isReady() {
                    return out.isReady();
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    out.setWriteListener(listener);
                }
            };
            return new HttpServletResponseWrapper((HttpServletResponse) response) {
                @Override
                public ServletOutputStream getOutputStream() {
                    return watched;
                }
            };
        }
    }

    // The end.

    @Test
    void theEndWaitsForAStreamedCall() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(OFTEN, (run, step) -> awaitHeard() && ending.await(30, TimeUnit.SECONDS));
        EmbeddedTomcat running = tomcat;
        BlockingQueue<Future<?>> end = new LinkedBlockingQueue<>();
        Answer answer = stream(endpoint, call(), () -> {
            end.add(executor.submit(running::undeploy));
            heard.countDown();
            ending.countDown();
        });
        assertThat(answer.understood().text()).isEqualTo("true");
        end.remove().get(30, TimeUnit.SECONDS);
    }

    @Test
    void theEndOfACallThatTakesTooLongIsARefusal() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(
                mount -> mount.executor(executor).keepAlive(OFTEN).gracePeriod(Duration.ofMillis(50)),
                settings -> settings,
                (run, step) -> never.await(60, TimeUnit.SECONDS));
        EmbeddedTomcat running = tomcat;
        Answer answer = stream(endpoint, call(), () -> executor.submit(running::undeploy));
        never.countDown();
        assertRefused(answer.understood());
    }

    @Test
    void aCallThatTheExecutorHasDroppedIsRefusedInTheEnd() throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        Executor dropping = task -> dropped.countDown();
        HttpEndpoint endpoint =
                serve(mount -> mount.executor(dropping).keepAlive(NEVER), settings -> settings, (run, step) -> "done");
        Future<Answer> answer = executor.submit(() -> endpoint.send(call()));
        assertThat(dropped.await(30, TimeUnit.SECONDS)).isTrue();
        tomcat.undeploy();
        assertRefused(answer.get(30, TimeUnit.SECONDS));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        assertThat(answer.message()).contains("stopping");
    }
}
