package io.github.inngest4j.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Stage;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request on its way through Tomcat and its filters to the doorway, byte by byte. */
class RequestTest {

    private static final int LIMIT = 10_000;
    private static final String LOGGER = "io.github.inngest4j";

    private final AtomicInteger runs = new AtomicInteger();
    private FakeServer server;
    private Inngest inngest;
    private EmbeddedTomcat tomcat;

    @BeforeEach
    void makeApp() throws IOException {
        server = new FakeServer();
        inngest = Inngest.builder(Stage.APP_ID)
                .dev(server.url())
                .maxBodySize(LIMIT)
                .build();
    }

    @AfterEach
    void stop() {
        tomcat.close();
        inngest.close();
        server.close();
    }

    private HttpEndpoint serve(UnaryOperator<EmbeddedTomcat> settings) {
        InngestServlet servlet = new InngestServlet(inngest, List.of(Stage.function((run, step) -> {
            runs.incrementAndGet();
            return run.event().data().get("text");
        })));
        tomcat = settings.apply(EmbeddedTomcat.with(servlet)).start();
        return tomcat.endpoint();
    }

    private HttpEndpoint serve() {
        return serve(settings -> settings);
    }

    private static Call call() {
        return RunCall.run().data("{'text':'Grüße'}").discover();
    }

    private void assertExecuted(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"Grüße\"");
        assertThat(runs).hasValue(1);
    }

    private void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        assertThat(answer.text()).doesNotContain("\tat ", "Exception");
        assertThat(runs).hasValue(0);
    }

    /** Tomcat itself answers a body that it cannot read. What it shows is its own page, but nothing of the inside. */
    private void assertUnreadable(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isIn(400, 408);
        assertThat(answer.text()).doesNotContain("inngest4j", "Exception:", "java.base");
        assertThat(runs).hasValue(0);
    }

    private static byte[] head(HttpEndpoint endpoint, Call call, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.put("Host", endpoint.url().getRawAuthority());
        headers.putAll(more);
        return RawHttp.head(call.method(), endpoint.url().getRawPath() + call.query(), headers);
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
        out.write(bytes);
        out.write("\r\n".getBytes(UTF_8));
        out.flush();
    }

    // Addresses.

    @Test
    void theAddressHasContextPathAndPathInfo() throws IOException {
        serve(settings ->
                settings.context(context -> context.addServletMappingDecoded("/deep/*", EmbeddedTomcat.SERVLET)));
        HttpEndpoint below = tomcat.endpoint("/deep/a%20b/inngest");
        assertExecuted(below.send(call()));
        below.send(Call.of("PUT"));
        assertThat(server.received("/fn/register"))
                .singleElement()
                .satisfies(request -> assertThat(request.json().asJsonObject().getString("url"))
                        .isEqualTo(below.url().toString()));
    }

    @Test
    void aParameterOfThePathIsKept() throws IOException {
        serve();
        HttpEndpoint endpoint = tomcat.endpoint(EmbeddedTomcat.PATH + ";v=1");
        assertExecuted(endpoint.send(call()));
    }

    @Test
    void charactersThatNoAddressMayHaveAreEncoded() throws IOException {
        HttpEndpoint endpoint = serve(settings ->
                settings.connector(connector -> connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}")));
        Answer answer = endpoint.send(call().query("?fnId=suite-{x|y}%zz&stepId=step"));
        assertRefused(answer, 500);
        assertThat(answer.message()).contains("suite-{x|y}%zz");
    }

    @Test
    void aProxyThatTheContainerTrustsTellsTheScheme() throws IOException {
        HttpEndpoint endpoint = serve(
                settings -> settings.context(context -> context.getPipeline().addValve(new RemoteIpValve())));
        endpoint.send(Call.of("PUT").header("Host", "shop.example").header("X-Forwarded-Proto", "https"));
        assertThat(server.received("/fn/register"))
                .singleElement()
                .satisfies(request -> assertThat(request.json().asJsonObject().getString("url"))
                        .isEqualTo("https://shop.example/shop/api/inngest"));
    }

    // Sizes.

    @Test
    void aLengthBeyondTheLimitIsRefusedBeforeTheBodyComes() throws IOException {
        HttpEndpoint endpoint = serve();
        try (Socket socket = endpoint.connect()) {
            socket.getOutputStream().write(head(endpoint, call(), Map.of("Content-Length", "9999999999")));
            socket.getOutputStream().flush();
            assertRefused(RawHttp.read(socket.getInputStream(), false), 413);
        }
    }

    @Test
    void aClientThatAsksBeforehandIsNotToldToSendTooMuch() throws IOException {
        HttpEndpoint endpoint = serve(
                settings -> settings.connector(connector -> connector.setProperty("continueResponseTiming", "onRead")));
        try (Socket socket = endpoint.connect()) {
            Map<String, String> headers = Map.of("Content-Length", "10001", "Expect", "100-continue");
            socket.getOutputStream().write(head(endpoint, call(), headers));
            socket.getOutputStream().flush();
            assertRefused(RawHttp.read(socket.getInputStream(), false), 413);
        }
    }

    @Test
    void chunksAreReadNoFurtherThanTheLimit() throws IOException {
        HttpEndpoint endpoint = serve();
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
            chunk(out, new byte[LIMIT]);
            chunk(out, new byte[1]);
            // There is no last chunk: who waits for the end of the body waits for ever.
            assertRefused(RawHttp.read(socket.getInputStream(), false), 413);
        }
    }

    @Test
    void chunksMakeOneBody() throws IOException {
        HttpEndpoint endpoint = serve();
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
            byte[] body = call().body();
            for (int i = 0; i < body.length; i += 7) {
                chunk(out, Arrays.copyOfRange(body, i, Math.min(i + 7, body.length)));
            }
            chunk(out, new byte[0]);
            assertExecuted(RawHttp.read(socket.getInputStream(), false));
        }
    }

    /** Sizes around those of the arrays into which bodies are read. */
    @ParameterizedTest
    @ValueSource(ints = {16 * 1024, 512 * 1024, 1_500_000})
    void aBodyOfAnySizeIsReadToItsEnd(int size) throws IOException {
        inngest.close();
        inngest = Inngest.builder(Stage.APP_ID).dev(server.url()).build();
        HttpEndpoint endpoint = serve();
        byte[] json = call().body();
        for (int length = size - 1; length <= size + 1; length++) {
            byte[] body = new byte[length];
            Arrays.fill(body, (byte) ' ');
            System.arraycopy(json, 0, body, length - json.length, json.length);
            try (Socket socket = endpoint.connect()) {
                OutputStream out = socket.getOutputStream();
                out.write(head(endpoint, call(), Map.of("Content-Length", Integer.toString(length))));
                out.write(body);
                assertExecuted(RawHttp.read(socket.getInputStream(), false));
                runs.set(0);
                out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
                chunk(out, body);
                chunk(out, new byte[0]);
                assertExecuted(RawHttp.read(socket.getInputStream(), false));
                runs.set(0);
            }
        }
    }

    @Test
    void aGetMayHaveChunks() throws IOException {
        HttpEndpoint endpoint = serve();
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call().as("GET"), Map.of("Transfer-Encoding", "chunked")));
            chunk(out, call().body());
            chunk(out, new byte[0]);
            assertExecuted(RawHttp.read(socket.getInputStream(), false));
        }
    }

    // Slow and broken clients.

    @Test
    void aBodyMayComeSlowly() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        HttpEndpoint endpoint = serve(settings -> settings.filter(false, (request, response, chain) -> {
            arrived.countDown();
            chain.doFilter(request, response);
        }));
        byte[] body = call().body();
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Content-Length", Integer.toString(body.length))));
            out.write(body, 0, 10);
            out.flush();
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            out.write(body, 10, body.length - 10);
            out.flush();
            assertExecuted(RawHttp.read(socket.getInputStream(), false));
        }
    }

    @Test
    void aBodyThatEndsTooEarlyIsRefused() throws IOException {
        HttpEndpoint endpoint = serve();
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Content-Length", "5000")));
            out.write(call().body());
            out.flush();
            socket.shutdownOutput();
            assertUnreadable(RawHttp.read(socket.getInputStream(), false));
        }
    }

    @Test
    void aClientThatStopsSendingIsNotWaitedForForEver() throws IOException {
        HttpEndpoint endpoint =
                serve(settings -> settings.connector(connector -> connector.setProperty("connectionTimeout", "200")));
        try (Socket socket = endpoint.connect()) {
            socket.getOutputStream().write(head(endpoint, call(), Map.of("Content-Length", "5000")));
            socket.getOutputStream().flush();
            assertUnreadable(RawHttp.read(socket.getInputStream(), false));
        }
    }

    @Test
    void chunksThatAreNoneAreRefused() throws IOException {
        HttpEndpoint endpoint = serve();
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
            out.write("zz\r\n".getBytes(UTF_8));
            out.flush();
            assertUnreadable(RawHttp.read(socket.getInputStream(), false));
        }
    }

    @Test
    void aClientThatGoesAwayHarmsNobody() throws IOException {
        HttpEndpoint endpoint = serve();
        for (int i = 0; i < 5; i++) {
            try (Socket socket = endpoint.connect()) {
                Call call = call();
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(head(endpoint, call, Map.of("Content-Length", Integer.toString(call.body().length))));
                socket.getOutputStream().write(call.body(), 0, i * 20);
                socket.getOutputStream().flush();
            }
        }
        assertExecuted(endpoint.send(call()));
    }

    // Filters.

    @Test
    void aFilterThatHasReadAFormIsReported() throws IOException {
        Filter reading = (request, response, chain) -> {
            request.getParameter("x");
            chain.doFilter(request, response);
        };
        HttpEndpoint endpoint = serve(settings -> settings.filter(false, reading));
        try (LogRecords log = LogRecords.of(LOGGER)) {
            for (int i = 0; i < 3; i++) {
                Answer answer = endpoint.send(call().header("Content-Type", "application/x-www-form-urlencoded"));
                assertRefused(answer, 500);
                assertThat(answer.message()).contains("filter", "getParameter");
            }
            assertThat(log.messages(Level.INFO)).singleElement().asString().contains("getParameter");
        }
    }

    @Test
    void aFilterThatHasReadTheBodyAsTextIsReported() throws IOException {
        Filter reading = (request, response, chain) -> {
            request.getReader().read();
            chain.doFilter(request, response);
        };
        Answer answer = serve(settings -> settings.filter(false, reading)).send(call());
        assertRefused(answer, 500);
        assertThat(answer.message()).contains("getReader");
    }

    @Test
    void aFilterMayKeepTheBodyThatItHasRead() throws IOException {
        Filter keeping = (request, response, chain) -> {
            byte[] body = request.getInputStream().readAllBytes();
            chain.doFilter(new WithBody((HttpServletRequest) request, body), response);
        };
        assertExecuted(serve(settings -> settings.filter(false, keeping)).send(call()));
    }

    @Test
    void aFilterMayAddHeaders() throws IOException {
        Filter adding = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("X-Frame-Options", "DENY");
            chain.doFilter(request, response);
        };
        Answer answer = serve(settings -> settings.filter(false, adding)).send(call());
        assertExecuted(answer);
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void anAnswerThatAFilterHasGivenStays() throws IOException {
        Filter answering = (request, response, chain) -> {
            response.getOutputStream().write("mine".getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            chain.doFilter(request, response);
        };
        Answer answer = serve(settings -> settings.filter(false, answering)).send(call());
        assertThat(answer.text()).isEqualTo("mine");
    }

    @Test
    void anAnswerThatAFilterHasGivenKeepsTheCallFromBeingExecuted() throws IOException {
        Filter answering = (request, response, chain) -> {
            response.flushBuffer();
            chain.doFilter(request, response);
        };
        HttpEndpoint endpoint = serve(settings -> settings.filter(false, answering));
        try (LogRecords log = LogRecords.of(LOGGER)) {
            endpoint.send(call());
            endpoint.send(call());
            assertThat(log.messages(Level.INFO)).singleElement().asString().contains("filter");
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void anAddressWhoseHostIsNoneIsThatOfThisMachine() throws IOException {
        Filter inventing = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public StringBuffer getRequestURL() {
                        return new StringBuffer("http://[no host/shop" + EmbeddedTomcat.PATH);
                    }
                },
                response);
        HttpEndpoint endpoint = serve(settings -> settings.filter(false, inventing));
        try (LogRecords log = LogRecords.of(LOGGER)) {
            assertExecuted(endpoint.send(call()));
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
    }

    @Test
    void aContainerMayThrowAnythingWhenABodyCannotBeRead() throws IOException {
        Filter failing = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public ServletInputStream getInputStream() {
                        throw new IllegalArgumentException("a bad chunk");
                    }
                },
                response);
        HttpEndpoint endpoint = serve(settings -> settings.filter(false, failing));
        try (LogRecords log = LogRecords.of(LOGGER)) {
            assertRefused(endpoint.send(call()), 400);
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
    }

    /** Anybody can send such requests, so they must not fill the log. */
    @Test
    void bodiesThatCannotBeReadAreNotLogged() throws IOException {
        HttpEndpoint endpoint = serve();
        try (LogRecords log = LogRecords.of(LOGGER)) {
            for (String chunks : List.of("zz\r\n", "5\r\nabc", "-1\r\n", "5\r\nabcdefgh\r\n")) {
                try (Socket socket = endpoint.connect()) {
                    OutputStream out = socket.getOutputStream();
                    out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
                    out.write(chunks.getBytes(UTF_8));
                    out.flush();
                    socket.shutdownOutput();
                    assertUnreadable(RawHttp.read(socket.getInputStream(), false));
                }
            }
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
    }

    // Connections.

    @Test
    void aConnectionServesManyCalls() throws IOException {
        HttpEndpoint endpoint = serve();
        byte[] body = call().body();
        try (Socket socket = endpoint.connect()) {
            for (int i = 1; i <= 3; i++) {
                socket.getOutputStream()
                        .write(head(endpoint, call(), Map.of("Content-Length", Integer.toString(body.length))));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
                Answer answer = RawHttp.read(socket.getInputStream(), false);
                assertThat(answer.text()).isEqualTo("\"Grüße\"");
                assertThat(runs).hasValue(i);
            }
        }
    }

    /** A request whose body was kept. */
    private static final class WithBody extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
