package io.github.inngest4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Stage;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.Socket;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that are executed by an executor. */
class AsyncTest {

    private static final String LOGGER = "io.github.inngest4j.servlet";

    /** Its threads know nothing of the application. */
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "executor-thread");
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        return thread;
    });

    private FakeServer server;
    private Inngest inngest;
    private @Nullable EmbeddedTomcat tomcat;

    @BeforeEach
    void makeApp() throws IOException {
        server = new FakeServer();
        inngest = Inngest.builder(Stage.APP_ID).dev(server.url()).build();
    }

    @AfterEach
    void stop() {
        if (tomcat != null) {
            tomcat.close();
        }
        executor.shutdownNow();
        inngest.close();
        server.close();
    }

    private HttpEndpoint serve(
            Executor by, UnaryOperator<EmbeddedTomcat> settings, Handler<Map<String, @Nullable Object>> handler) {
        InngestServlet servlet = new InngestServlet(inngest, List.of(Stage.function(handler)), by);
        tomcat = settings.apply(EmbeddedTomcat.with(servlet)).start();
        return tomcat.endpoint();
    }

    private static Handler<Map<String, @Nullable Object>> nameOfThread() {
        return (run, step) -> Thread.currentThread().getName();
    }

    private static Call call() {
        return RunCall.run().discover();
    }

    @Test
    void callsAreExecutedOnTheExecutorsThreads() throws IOException {
        Answer answer = serve(executor, settings -> settings, nameOfThread()).send(call());
        assertThat(answer.text()).isEqualTo("\"executor-thread\"");
    }

    @Test
    void callsSeeTheClassesOfTheApplication() throws IOException {
        Answer answer = serve(
                        executor,
                        settings -> settings,
                        (run, step) -> Thread.currentThread()
                                .getContextClassLoader()
                                .getClass()
                                .getSimpleName())
                .send(call());
        assertThat(answer.text()).contains("WebappClassLoader");
    }

    @Test
    void theThreadIsGivenBackAsItWas() throws Exception {
        BlockingQueue<ClassLoader> afterwards = new LinkedBlockingQueue<>();
        Executor watched = task -> executor.execute(() -> {
            task.run();
            afterwards.add(Thread.currentThread().getContextClassLoader());
        });
        serve(watched, settings -> settings, nameOfThread()).send(call());
        assertThat(afterwards.poll(30, TimeUnit.SECONDS)).isEqualTo(ClassLoader.getPlatformClassLoader());
    }

    /** As on Open Liberty, where other threads see none, or that of another request. */
    @Test
    void theQueryIsReadOnTheThreadOfTheRequest() throws IOException {
        HttpEndpoint endpoint = serve(
                executor,
                settings -> settings.filter(
                        true, (request, response, chain) -> chain.doFilter(new QueryOfThread(request), response)),
                nameOfThread());
        assertThat(endpoint.send(call()).text()).isEqualTo("\"executor-thread\"");
    }

    private static final class QueryOfThread extends HttpServletRequestWrapper {

        private final Thread own = Thread.currentThread();

        QueryOfThread(ServletRequest request) {
            super((HttpServletRequest) request);
        }

        @Override
        public @Nullable String getQueryString() {
            return Thread.currentThread() == own ? super.getQueryString() : null;
        }
    }

    /** A filter may give any request to the servlet. */
    @Test
    void aRequestWithoutHeadersIsAnsweredWithoutAStack() throws IOException {
        try (LogRecords log = LogRecords.of(LOGGER)) {
            HttpEndpoint endpoint = serve(
                    executor,
                    settings -> settings.filter(
                            true, (request, response, chain) -> chain.doFilter(new NoHeaders(request), response)),
                    nameOfThread());
            Answer answer = endpoint.send(call());
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).isEmpty();
            assertThat(log.messages(Level.SEVERE)).singleElement().asString().contains("could not be answered");
        }
    }

    private static final class NoHeaders extends HttpServletRequestWrapper {

        NoHeaders(ServletRequest request) {
            super((HttpServletRequest) request);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            throw new IllegalStateException("They are not shown");
        }
    }

    @Test
    void thereIsNoTimeout() throws Exception {
        BlockingQueue<Long> timeouts = new LinkedBlockingQueue<>();
        CountDownLatch seen = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(
                executor,
                settings -> settings.filter(true, (request, response, chain) -> {
                    chain.doFilter(request, response);
                    timeouts.add(request.getAsyncContext().getTimeout());
                    seen.countDown();
                }),
                (run, step) -> seen.await(30, TimeUnit.SECONDS));
        assertThat(endpoint.send(call()).text()).isEqualTo("true");
        assertThat(timeouts).containsExactly(0L);
    }

    @Test
    void aFilterThatIsNotAsynchronousMakesCallsSynchronousWithOneWarning() throws IOException {
        try (LogRecords log = LogRecords.of(LOGGER)) {
            HttpEndpoint endpoint = serve(
                    executor,
                    settings -> settings.filter(false, (request, response, chain) -> chain.doFilter(request, response)),
                    nameOfThread());
            for (int i = 0; i < 3; i++) {
                assertThat(endpoint.send(call()).text()).startsWith("\"http-nio");
            }
            assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("asyncSupported = true");
        }
    }

    @Test
    void aServletThatIsNotAsynchronousMakesCallsSynchronous() throws IOException {
        HttpEndpoint endpoint = serve(
                executor, settings -> settings.servlet(servlet -> servlet.setAsyncSupported(false)), nameOfThread());
        assertThat(endpoint.send(call()).text()).startsWith("\"http-nio");
    }

    @Test
    void aCallThatTheExecutorRejectsIsNotLost() throws IOException {
        Executor rejecting = task -> {
            throw new RejectedExecutionException("full");
        };
        try (LogRecords log = LogRecords.of(LOGGER)) {
            HttpEndpoint endpoint = serve(rejecting, settings -> settings, nameOfThread());
            for (int i = 0; i < 3; i++) {
                assertThat(endpoint.send(call()).text()).startsWith("\"http-nio");
            }
            assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("rejects");
        }
    }

    @Test
    void aClientThatGoesAwayDuringItsCallHarmsNobody() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Executor watched = task -> executor.execute(() -> {
            task.run();
            over.countDown();
        });
        try (LogRecords log = LogRecords.of(LOGGER)) {
            HttpEndpoint endpoint = serve(watched, settings -> settings, (run, step) -> {
                called.countDown();
                gone.await(30, TimeUnit.SECONDS);
                return "x".repeat(1_000_000);
            });
            try (Socket socket = endpoint.connect()) {
                Call call = call();
                Map<String, String> headers =
                        Map.of("Host", "localhost", "Content-Length", Integer.toString(call.body().length));
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(RawHttp.head("POST", endpoint.url().getRawPath() + call.query(), headers));
                socket.getOutputStream().write(call.body());
                socket.getOutputStream().flush();
                assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
            }
            gone.countDown();
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(endpoint.send(call()).status()).isEqualTo(200);
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
    }
}
