package io.github.inngest4j.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Stage;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When an endpoint is opened and closed, and what becomes of one that cannot be. */
@Tag("runtime")
class LifeTest {

    private static final String LOGGER = "io.github.inngest4j";

    private final AtomicInteger configured = new AtomicInteger();
    private final AtomicReference<Inngest> app = new AtomicReference<>();
    private FakeServer server;
    private @Nullable RestServer rest;

    @BeforeEach
    void startServer() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        if (rest != null) {
            rest.close();
        }
        server.close();
    }

    private RestServer serve(Mounting mounting, Consumer<InngestMount> more) {
        return serve(mounting, settings -> settings.dev(server.url()).eventKey("key"), more);
    }

    private RestServer serve(Mounting mounting, Consumer<InngestBuilder> settings, Consumer<InngestMount> more) {
        return serve(mounting, Set.of(), settings, more);
    }

    private RestServer serve(
            Mounting mounting, Set<Class<?>> classes, Consumer<InngestBuilder> settings, Consumer<InngestMount> more) {
        rest = mounting.serve(classes, mount -> {
            configured.incrementAndGet();
            mount.app(Stage.APP_ID, settings);
            app.set(mount.inngest());
            more.accept(mount);
        });
        return rest;
    }

    private static Call call() {
        return RunCall.run().discover();
    }

    @ParameterizedTest
    @EnumSource
    void oneEndpointServesAllRequestsAndIsClosedWithItsApp(Mounting mounting) throws IOException {
        int made = MountedResource.MADE.get();
        HttpEndpoint endpoint = serve(mounting, mount -> mount.functions(Stage.function((run, step) -> "done")))
                .start()
                .endpoint();
        for (int i = 0; i < 3; i++) {
            assertThat(endpoint.send(call()).text()).isEqualTo("\"done\"");
        }
        assertThat(configured).hasValue(1);
        if (mounting == Mounting.PER_REQUEST) {
            assertThat(MountedResource.MADE.get() - made).isGreaterThanOrEqualTo(3);
        }
        assertThat(app.get().send(InngestEvent.of("test/event", Map.of()))).hasSize(1);
        rest.undeploy();
        assertThatThrownBy(() -> app.get().send(InngestEvent.of("test/event", Map.of())))
                .hasMessageContaining("TransportClosedException");
    }

    @ParameterizedTest
    @EnumSource
    void theEndWaitsForCalls(Mounting mounting) throws Exception {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicReference<Object> result = new AtomicReference<>();
        HttpEndpoint endpoint = serve(
                        mounting,
                        mount -> mount.functions(Stage.function((run, step) -> {
                            within.countDown();
                            result.set(mayEnd.await(30, TimeUnit.SECONDS));
                            return "done";
                        })))
                .start()
                .endpoint();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            try {
                endpoint.send(call());
            } catch (IOException e) {
                // What a container does with the answer when it stops is its own affair.
            }
        });
        assertThat(within.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> end = CompletableFuture.runAsync(rest::undeploy);
        assertThat(end).isNotDone();
        mayEnd.countDown();
        end.get(60, TimeUnit.SECONDS);
        assertThat(result).hasValue(true);
        caller.get(60, TimeUnit.SECONDS);
    }

    /** Not of a feature, whose answers are written without interceptors in Jersey. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FEATURE")
    void theEndWaitsForAnswersToBeWritten(Mounting mounting) throws Exception {
        HttpEndpoint endpoint = serve(
                        mounting,
                        Set.of(SlowWriter.class),
                        settings -> settings.dev(server.url()).eventKey("key"),
                        mount -> mount.functions(Stage.function((run, step) -> "done")))
                .aroundEnd(() -> SlowWriter.ending.countDown(), () -> SlowWriter.ended.countDown())
                .start()
                .endpoint();
        SlowWriter.writes = new CountDownLatch(1);
        SlowWriter.ending = new CountDownLatch(1);
        SlowWriter.ended = new CountDownLatch(1);
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return endpoint.send(call());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(SlowWriter.writes.await(30, TimeUnit.SECONDS)).isTrue();
        rest.undeploy();
        assertThat(answer.get(60, TimeUnit.SECONDS).text()).isEqualTo("\"done\"");
    }

    /** Writes an answer while the application ends. */
    public static final class SlowWriter implements WriterInterceptor {

        static volatile CountDownLatch writes;
        static volatile CountDownLatch ending;
        static volatile CountDownLatch ended;

        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            writes.countDown();
            try {
                if (!ending.await(30, TimeUnit.SECONDS) || ended.await(200, TimeUnit.MILLISECONDS)) {
                    throw new IOException("The application has ended before its answer was written");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            context.proceed();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theParametersOfTheWebApplicationAreSettings(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(
                        mounting, settings -> {}, mount -> mount.functions(Stage.function((run, step) -> "done")))
                .parameter("inngest.dev", server.url())
                .start()
                .endpoint();
        assertThat(endpoint.send(call()).text()).isEqualTo("\"done\"");
    }

    /** What is wrong is told once. A feature keeps the application from starting, where the runtime tells it in time. */
    @ParameterizedTest
    @EnumSource
    void aWrongConfigurationIsTold(Mounting mounting) throws IOException {
        try (LogRecords log = LogRecords.of(LOGGER)) {
            serve(mounting, settings -> settings.dev(server.url()).streaming(true), mount -> {})
                    .start();
            if (mounting == Mounting.FEATURE && !RestServer.isCxf()) {
                Answer answer = rest.endpoint().send(call());
                assertThat(answer.status()).isGreaterThanOrEqualTo(404);
                assertThat(answer.header("X-Inngest-Sdk")).isNull();
                return;
            }
            for (int i = 0; i < 3; i++) {
                Answer answer = rest.endpoint().send(call());
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.text()).isEqualTo("The Inngest endpoint is not open; see the application's log.");
            }
            assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("needs an executor", "Mounted");
        }
        assertThat(configured).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatServesNothingSaysSo(Mounting mounting) throws IOException {
        rest = mounting.serve(Set.of(), mount -> mount.discover(this)).start();
        assertThat(rest.endpoint().send(call()).status()).isGreaterThanOrEqualTo(404);
    }

    /** With its executor, without which streaming would keep the endpoint from opening. */
    @ParameterizedTest
    @EnumSource
    void whatIsDiscoveredIsServed(Mounting mounting) throws IOException {
        DiscoveredApps.mounted = false;
        DiscoveredApps.executor = Runnable::run;
        DiscoveredApps.functions = List.of(Stage.function((run, step) -> "done"));
        try (Inngest discovered =
                Inngest.builder(Stage.APP_ID).dev(server.url()).streaming(true).build()) {
            DiscoveredApps.app = discovered;
            rest = mounting.serve(Set.of(), mount -> mount.discover(this)).start();
            assertThat(rest.endpoint().send(call()).text()).isEqualTo("\"done\"");
        } finally {
            DiscoveredApps.app = null;
        }
        assertThat(DiscoveredApps.askedPath).isEqualTo("/shop/api/inngest");
        assertThat(DiscoveredApps.mounted).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theAppIsRegisteredWhenTheEndpointIsOpened(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(
                        mounting,
                        settings -> settings.dev(server.url()).syncOnStart(true).serveOrigin("https://shop.example"),
                        mount -> mount.functions(Stage.function((run, step) -> "done")))
                .start()
                .endpoint();
        boolean atStart = mounting == Mounting.FEATURE && !RestServer.isCxf();
        assertThat(server.received("/fn/register")).hasSize(atStart ? 1 : 0);
        endpoint.send(call());
        endpoint.send(call());
        assertThat(server.received("/fn/register"))
                .singleElement()
                .satisfies(request -> assertThat(request.json().asJsonObject().getString("url"))
                        .isEqualTo("https://shop.example/shop/api/inngest"));
    }

    @ParameterizedTest
    @EnumSource
    void anAppThatWasMadeElsewhereStaysOpen(Mounting mounting) throws IOException {
        try (Inngest given =
                Inngest.builder("given").dev(server.url()).eventKey("key").build()) {
            rest = mounting.serve(Set.of(), mount -> mount.app(given)).start();
            assertThat(rest.endpoint().send(Call.of("GET")).status()).isEqualTo(200);
            rest.undeploy();
            assertThat(given.send(InngestEvent.of("test/event", Map.of()))).hasSize(1);
        }
    }

    @Test
    void aFeatureIsClosedOnRequest() throws IOException {
        MountedFeature feature = new MountedFeature(mount -> {
            mount.app(Stage.APP_ID, settings -> settings.dev(server.url()).eventKey("key"));
            app.set(mount.inngest());
        });
        rest = RestServer.of(Set.of(), Set.of(feature)).start();
        assertThat(rest.endpoint().send(Call.of("GET")).status()).isEqualTo(200);
        feature.close();
        assertThat(rest.endpoint().send(Call.of("GET")).status()).isEqualTo(500);
        assertThatThrownBy(() -> app.get().send(InngestEvent.of("test/event", Map.of())))
                .hasMessageContaining("TransportClosedException");
    }
}
