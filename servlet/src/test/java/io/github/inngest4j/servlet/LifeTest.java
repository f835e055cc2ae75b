package io.github.inngest4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Stage;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.catalina.loader.WebappClassLoaderBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The servlet's begin and end, and where its configuration comes from. */
class LifeTest {

    private FakeServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private @Nullable EmbeddedTomcat tomcat;

    @BeforeEach
    void startServer() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        if (tomcat != null) {
            tomcat.close();
        }
        executor.shutdownNow();
        server.close();
    }

    private EmbeddedTomcat start(EmbeddedTomcat configured) {
        tomcat = configured;
        return configured.start();
    }

    private static InngestServlet configured(Consumer<InngestMount> configuration) {
        return new InngestServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void configure(InngestMount mount) {
                configuration.accept(mount);
            }
        };
    }

    private static InngestFunction done() {
        return Stage.function((run, step) -> "done");
    }

    private static Call call() {
        return RunCall.run().discover();
    }

    // Configuration.

    @Test
    void settingsComeFromTheServletsParametersFirst() throws IOException {
        EmbeddedTomcat running =
                start(EmbeddedTomcat.with(configured(mount -> mount.app("suite").functions(done())))
                        .servlet(servlet -> servlet.addInitParameter("inngest.dev", server.url()))
                        .context(context -> {
                            context.addParameter("inngest.dev", "0");
                            context.addParameter("inngest.max-body-size", "100");
                        }));
        assertThat(running.endpoint().send(Call.of("GET")).object().getString("mode"))
                .isEqualTo("dev");
        assertThat(running.endpoint().send(call()).status()).isEqualTo(413);
    }

    @Test
    void settingsInTheCodeGoBeforeParameters() throws IOException {
        EmbeddedTomcat running = start(EmbeddedTomcat.with(configured(mount ->
                        mount.app("suite", settings -> settings.dev(true)).functions(done())))
                .servlet(servlet -> servlet.addInitParameter("inngest.dev", "0")));
        assertThat(running.endpoint().send(call()).text()).isEqualTo("\"done\"");
    }

    @Test
    void functionsMayBeMadeWithTheApp() throws IOException {
        EmbeddedTomcat running = start(EmbeddedTomcat.with(configured(mount -> {
                    Inngest inngest = mount.app("suite").inngest();
                    mount.functions(Stage.function((run, step) -> step.run(
                            "send",
                            String.class,
                            () -> inngest.send(InngestEvent.of("shop/one", Map.of()))
                                    .get(0))));
                }))
                .servlet(servlet -> servlet.addInitParameter("inngest.dev", server.url())));
        assertThat(running.endpoint().send(call()).op().getString("data")).isEqualTo("event-0");
    }

    /** A servlet that does not say what it serves. */
    public static final class SayingNothing extends InngestServlet {
        private static final long serialVersionUID = 1L;

        /** As a container makes it. */
        public SayingNothing() {}
    }

    /** A servlet with a setting that is wrong. */
    public static final class WronglySet extends InngestServlet {
        private static final long serialVersionUID = 1L;

        /** As a container makes it. */
        public WronglySet() {}

        @Override
        protected void configure(InngestMount mount) {
            mount.app("suite", settings -> settings.dev("what"));
        }
    }

    @Test
    void aServletThatSaysNothingIsOutOfServiceAndShowsNothing() throws IOException {
        assertOutOfService(start(EmbeddedTomcat.with(SayingNothing.class)));
    }

    @Test
    void aServletWithAWrongSettingIsOutOfServiceAndShowsNothing() throws IOException {
        assertOutOfService(start(EmbeddedTomcat.with(WronglySet.class)));
    }

    @Test
    void anAppThatWasMadeIsClosedIfTheServletCannotBeOpened() {
        Transport transport = new Transport();
        start(EmbeddedTomcat.with(configured(mount -> mount.app("suite", settings -> settings.httpTransport(transport))
                        .functions(done(), done())))
                .servlet(servlet -> servlet.setLoadOnStartup(1)));
        assertThat(transport.closed).hasValue(1);
    }

    private static void assertOutOfService(EmbeddedTomcat running) throws IOException {
        for (int i = 0; i < 2; i++) {
            Answer answer = running.endpoint().send(call());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).doesNotContain("\tat ", "inngest4j", "Exception");
        }
    }

    @Test
    void aMountTakesOneApp() {
        start(EmbeddedTomcat.with(configured(mount -> {
                    assertThatThrownBy(mount::inngest).isInstanceOf(IllegalStateException.class);
                    mount.app("suite");
                    assertThatThrownBy(() -> mount.app("other"))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("'suite'");
                }))
                .servlet(servlet -> servlet.setLoadOnStartup(1)));
    }

    @Test
    void theAppRegistersItselfWithThePathOfTheServlet() {
        start(EmbeddedTomcat.with(configured(mount -> mount.app(
                                "suite",
                                settings -> settings.dev(server.url())
                                        .syncOnStart(true)
                                        .serveOrigin("https://shop.example"))
                        .functions(done())))
                .context(context -> context.addServletMappingDecoded("*.other", EmbeddedTomcat.SERVLET))
                .servlet(servlet -> servlet.setLoadOnStartup(1)));
        assertThat(server.received("/fn/register"))
                .singleElement()
                .satisfies(request -> assertThat(request.json().asJsonObject().getString("url"))
                        .isEqualTo("https://shop.example/shop/api/inngest"));
    }

    @Test
    void anAppThatCannotRegisterItselfIsServedAllTheSame() throws IOException {
        server.reply("/fn/register", 500, "{'error':'not now'}");
        EmbeddedTomcat running = start(EmbeddedTomcat.with(configured(mount -> mount.app(
                                "suite",
                                settings -> settings.dev(server.url())
                                        .syncOnStart(true)
                                        .serveOrigin("https://shop.example"))
                        .functions(done())))
                .servlet(servlet -> servlet.setLoadOnStartup(1)));
        assertThat(running.endpoint().send(call()).text()).isEqualTo("\"done\"");
    }

    // The end.

    @Test
    void anOwnAppIsClosedWithTheServlet() throws IOException {
        Transport transport = new Transport();
        EmbeddedTomcat running = start(EmbeddedTomcat.with(configured(
                mount -> mount.app("suite", settings -> settings.dev(true).httpTransport(transport))
                        .functions(done()))));
        assertThat(running.endpoint().send(call()).status()).isEqualTo(200);
        assertThat(transport.closed).hasValue(0);
        running.undeploy();
        assertThat(transport.closed).hasValue(1);
    }

    @Test
    void aGivenAppAndExecutorStayOpen() throws IOException {
        Transport transport = new Transport();
        try (Inngest inngest =
                Inngest.builder("suite").dev(true).httpTransport(transport).build()) {
            EmbeddedTomcat running = start(EmbeddedTomcat.with(new InngestServlet(inngest, List.of(done()), executor)));
            assertThat(running.endpoint().send(call()).status()).isEqualTo(200);
            running.undeploy();
            assertThat(transport.closed).hasValue(0);
            assertThat(executor.isShutdown()).isFalse();
        }
    }

    @Test
    void theEndWaitsForACallOnTheRequestThread() throws Exception {
        endWaitsForACall(mount -> {});
    }

    @Test
    void theEndWaitsForACallOfTheExecutor() throws Exception {
        endWaitsForACall(mount -> mount.executor(executor));
    }

    private void endWaitsForACall(Consumer<InngestMount> more) throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        EmbeddedTomcat running = start(EmbeddedTomcat.with(new InngestServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void configure(InngestMount mount) {
                mount.app("suite", settings -> settings.dev(true)).functions(Stage.function((run, step) -> {
                    called.countDown();
                    return ending.await(30, TimeUnit.SECONDS);
                }));
                more.accept(mount);
            }

            @Override
            public void destroy() {
                ending.countDown();
                super.destroy();
            }
        }));
        HttpEndpoint endpoint = running.endpoint();
        Future<Answer> answer = executor.submit(() -> endpoint.send(call()));
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        running.close();
        assertThat(answer.get(30, TimeUnit.SECONDS).text()).isEqualTo("true");
    }

    @Test
    void aCallOfTheExecutorOutlivesTheTimeoutOfAContextThatStops() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch timedOut = new CountDownLatch(1);
        EmbeddedTomcat running = start(EmbeddedTomcat.with(configured(mount -> mount.app(
                                "suite", settings -> settings.dev(true))
                        .functions(Stage.function((run, step) -> {
                            called.countDown();
                            return timedOut.await(30, TimeUnit.SECONDS);
                        }))
                        .executor(executor)))
                .filter(
                        true,
                        (request, response, chain) -> chain.doFilter(
                                new WithWatchedTimeout((HttpServletRequest) request, timedOut::countDown), response)));
        HttpEndpoint endpoint = running.endpoint();
        Future<Answer> answer = executor.submit(() -> endpoint.send(call()));
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        running.undeploy();
        assertThat(answer.get(30, TimeUnit.SECONDS).text()).isEqualTo("true");
    }

    /** A request that tells when its container asks the listeners whether it may let the request time out. */
    private static final class WithWatchedTimeout extends HttpServletRequestWrapper {

        private final Runnable timeout;

        WithWatchedTimeout(HttpServletRequest request, Runnable timeout) {
            super(request);
            this.timeout = timeout;
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            AsyncContext async = super.startAsync(request, response);
            return proxy(AsyncContext.class, (proxy, method, arguments) -> {
                if (method.getName().equals("addListener")) {
                    async.addListener(watched((AsyncListener) arguments[0]));
                    return null;
                }
                return method.invoke(async, arguments);
            });
        }

        private AsyncListener watched(AsyncListener listener) {
            return proxy(AsyncListener.class, (proxy, method, arguments) -> {
                if (method.getName().equals("onTimeout")) {
                    timeout.run();
                }
                return method.invoke(listener, arguments);
            });
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }
    }

    @Test
    void theEndDoesNotWaitLongerThanItMay() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Void> over = new CompletableFuture<>();
        Executor watched = task -> executor.execute(() -> {
            try {
                task.run();
                over.complete(null);
            } catch (RuntimeException e) {
                over.completeExceptionally(e);
            }
        });
        EmbeddedTomcat running =
                start(EmbeddedTomcat.with(configured(mount -> mount.app("suite", settings -> settings.dev(true))
                        .functions(Stage.function((run, step) -> {
                            called.countDown();
                            return never.await(60, TimeUnit.SECONDS);
                        }))
                        .executor(watched)
                        .gracePeriod(Duration.ofMillis(50)))));
        HttpEndpoint endpoint = running.endpoint();
        Future<Answer> answer = executor.submit(() -> endpoint.send(call()));
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        Future<?> end = executor.submit(running::undeploy);
        end.get(30, TimeUnit.SECONDS);
        // The container has ended the request; what the call then finds harms nobody.
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(500);
        never.countDown();
        over.get(30, TimeUnit.SECONDS);
    }

    @Test
    void noThreadIsLeft() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EmbeddedTomcat running = start(EmbeddedTomcat.with(configured(mount -> {
            Inngest inngest =
                    mount.app("suite", settings -> settings.dev(server.url())).inngest();
            mount.functions(Stage.function((run, step) ->
                    step.run("send", Object.class, () -> inngest.send(InngestEvent.of("shop/one", Map.of())))));
        })));
        assertThat(running.endpoint().send(call()).status()).isEqualTo(206);
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        started.removeIf(thread -> !thread.getName().matches("(?i).*(httpclient|inngest).*"));
        assertThat(started)
                .isNotEmpty()
                .extracting(Thread::getContextClassLoader)
                .noneMatch(WebappClassLoaderBase.class::isInstance);
        running.close();
        running = null;
        tomcat = null;
        for (Thread thread : started) {
            assertEnds(thread);
        }
    }

    /** Before JDK 21 a thread of its HTTP client ends some time after nobody has the client any more. */
    private static void assertEnds(Thread thread) throws InterruptedException {
        for (int i = 0; i < 60 && thread.isAlive(); i++) {
            System.gc();
            thread.join(500);
        }
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }

    /** A way to the server that can be seen to be closed. */
    private static final class Transport implements HttpTransport {

        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public HttpAnswer send(HttpCall call) {
            return new HttpAnswer(404, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
