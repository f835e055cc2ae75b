package io.github.inngest4j.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import io.github.inngest4j.suite.RunCall;
import io.github.inngest4j.suite.Signatures;
import io.github.inngest4j.suite.Stage;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request on its way through a runtime and what the application has registered with it. */
@Tag("runtime")
class RequestTest {

    private static final int LIMIT = 10_000;
    private static final String LOGGER = "io.github.inngest4j";

    private final AtomicInteger runs = new AtomicInteger();
    private @Nullable RestServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private HttpEndpoint serve(Mounting mounting, Class<?>... more) {
        server = mounting.serve(
                        Set.of(more),
                        mount -> mount.app(
                                        Stage.APP_ID,
                                        app -> app.signingKey(Signatures.KEY).maxBodySize(LIMIT))
                                .functions(Stage.function((run, step) -> {
                                    runs.incrementAndGet();
                                    Object repeat = run.event().data().get("repeat");
                                    return repeat instanceof Number times
                                            ? "x".repeat(times.intValue())
                                            : run.event().data().get("text");
                                })))
                .start();
        return server.endpoint();
    }

    private static Call call() {
        return RunCall.run().data("{'text':'Grüße'}").discover().signed(Signatures.KEY);
    }

    private void assertExecuted(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"Grüße\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
        assertThat(runs).hasValue(1);
    }

    private void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text()).doesNotContain("\tat ", "Exception");
        assertThat(runs).hasValue(0);
    }

    // Threads.

    /** As CXF does in TomEE: all applications have one class loader there. */
    @Provider
    @PreMatching
    @jakarta.annotation.Priority(100)
    public static class OtherLoader implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsSeeTheClassesOfTheApplication(Mounting mounting) throws IOException {
        server = mounting.serve(
                        Set.of(OtherLoader.class),
                        mount -> mount.app(Stage.APP_ID, app -> app.signingKey(Signatures.KEY))
                                .functions(Stage.function(
                                        (run, step) -> Thread.currentThread().getContextClassLoader()
                                                == ClassLoader.getPlatformClassLoader())))
                .start();
        assertThat(server.endpoint().send(call()).text()).isEqualTo("false");
    }

    // What reads or changes the body.

    /** Has read the body, and kept nothing. */
    @Provider
    @PreMatching
    @jakarta.annotation.Priority(100)
    public static class ReadingFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            request.getEntityStream().readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatHasReadTheBodyIsReported(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(mounting, ReadingFilter.class);
        try (LogRecords log = LogRecords.of(LOGGER)) {
            for (int i = 0; i < 3; i++) {
                Answer answer = endpoint.send(call());
                assertRefused(answer, 500);
                assertThat(answer.message()).contains("has read or changed the body", "filter");
                assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
            }
            assertThat(log.messages(Level.INFO)).singleElement().asString().contains("has read or changed the body");
        }
    }

    /** Has read the body, and put it back. */
    @Provider
    @PreMatching
    @jakarta.annotation.Priority(100)
    public static class KeepingFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            request.setEntityStream(
                    new ByteArrayInputStream(request.getEntityStream().readAllBytes()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterMayPutBackTheBodyThatItHasRead(Mounting mounting) throws IOException {
        assertExecuted(serve(mounting, KeepingFilter.class).send(call()));
    }

    /** Reads bodies as a filter that stands where one resource was found. */
    @Provider
    public static class LateFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            request.getEntityStream().readAllBytes();
        }
    }

    @Test
    void filtersOfResourcesDoNotSeeTheRequestsOfAFeature() throws IOException {
        assertExecuted(serve(Mounting.FEATURE, LateFilter.class).send(call()));
    }

    /** Writes JSON anew, with other white space. */
    @Provider
    public static class ChangingInterceptor implements ReaderInterceptor {
        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            String body = new String(context.getInputStream().readAllBytes(), UTF_8);
            context.setInputStream(new ByteArrayInputStream((" " + body).getBytes(UTF_8)));
            return context.proceed();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_REQUEST", "SINGLETON"})
    void anInterceptorThatHasChangedTheBodyIsReported(Mounting mounting) throws IOException {
        Answer answer = serve(mounting, ChangingInterceptor.class).send(call());
        assertRefused(answer, 500);
        assertThat(answer.message()).contains("has read or changed the body", "ReaderInterceptor");
    }

    @Test
    void anInterceptorDoesNotSeeTheBodiesOfAFeature() throws IOException {
        assertExecuted(serve(Mounting.FEATURE, ChangingInterceptor.class).send(call()));
    }

    // Providers, and what is around answers.

    @ParameterizedTest
    @EnumSource
    void aProviderForJsonTakesNoPart(Mounting mounting) throws IOException {
        assertExecuted(serve(mounting, JsonbProvider.type()).send(call()));
        runs.set(0);
        server.close();
        assertExecuted(serve(mounting).send(call()));
    }

    /** Compresses, and decompresses what says that it is compressed. */
    @Provider
    public static class Gzip implements ReaderInterceptor, WriterInterceptor {
        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            if ("gzip".equals(context.getHeaders().getFirst("Content-Encoding"))) {
                context.setInputStream(new GZIPInputStream(context.getInputStream()));
            }
            return context.proceed();
        }

        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            context.getHeaders().remove("Content-Length");
            context.getHeaders().putSingle("Content-Encoding", "gzip");
            GZIPOutputStream zip = new GZIPOutputStream(context.getOutputStream());
            context.setOutputStream(zip);
            context.proceed();
            zip.finish();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerMayBeCompressed(Mounting mounting) throws IOException {
        Answer answer = serve(mounting, Gzip.class).send(call());
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(unzipped, UTF_8)).isEqualTo("\"Grüße\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_REQUEST", "SINGLETON"})
    void aCallMayBeCompressedWhereTheApplicationDecompressesIt(Mounting mounting) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(call().body());
        }
        Answer answer = serve(mounting, Gzip.class)
                .send(call().body(zipped.toByteArray()).header("Content-Encoding", "gzip"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(runs).hasValue(1);
    }

    /** Takes whatever is thrown. */
    @Provider
    public static class Mapper implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable e) {
            return Response.status(299).entity("mapped").build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreNotMapped(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(mounting, Mapper.class);
        assertRefused(endpoint.send(RunCall.run().discover()), 401);
        assertRefused(endpoint.send(call().as("DELETE")), 405);
        assertRefused(endpoint.send(call().query("?stepId=step")), 400);
    }

    /** Runtimes find out the length of short answers by themselves. */
    @ParameterizedTest
    @EnumSource
    void anAnswerOfAnyLengthSaysHowLongItIs(Mounting mounting) throws IOException {
        Answer answer = serve(mounting)
                .send(RunCall.run().data("{'repeat':100000}").discover().signed(Signatures.KEY));
        assertThat(answer.text()).isEqualTo('"' + "x".repeat(100_000) + '"');
        assertThat(answer.header("Content-Length")).isEqualTo("100002");
    }

    /** Adds a header to all that is answered. */
    @Provider
    @ConstrainedTo(RuntimeType.SERVER)
    public static class HeaderFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("X-Frame-Options", "DENY");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterMayAddHeaders(Mounting mounting) throws IOException {
        Answer answer = serve(mounting, HeaderFilter.class).send(call());
        assertExecuted(answer);
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    // Paths.

    @Test
    void whatIsNotTheEndpointsIsTheApplications() throws IOException {
        HttpEndpoint endpoint = serve(Mounting.FEATURE);
        for (String path : new String[] {"/shop/api/other", "/shop/api/inngestt", "/shop/api/inngest/more"}) {
            try (Socket socket = endpoint.connect()) {
                Map<String, String> headers = Map.of("Host", endpoint.url().getRawAuthority(), "Connection", "close");
                socket.getOutputStream().write(RawHttp.head("GET", path, headers));
                Answer answer = RawHttp.read(socket.getInputStream(), false);
                assertThat(answer.status()).isEqualTo(path.endsWith("other") ? 200 : 404);
            }
        }
    }

    // Sizes, and bodies that do not come to their end.

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

    @ParameterizedTest
    @EnumSource
    void aLengthBeyondTheLimitIsRefusedBeforeTheBodyComes(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(mounting);
        try (Socket socket = endpoint.connect()) {
            socket.getOutputStream().write(head(endpoint, call(), Map.of("Content-Length", "9999999999")));
            socket.getOutputStream().flush();
            assertRefused(RawHttp.read(socket.getInputStream(), false), 413);
        }
    }

    @ParameterizedTest
    @EnumSource
    void chunksMakeOneBodyAndAreReadNoFurtherThanTheLimit(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(mounting);
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
            chunk(out, call().body());
            chunk(out, new byte[0]);
            assertThat(RawHttp.read(socket.getInputStream(), false).text()).isEqualTo("\"Grüße\"");
            runs.set(0);
        }
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Transfer-Encoding", "chunked")));
            chunk(out, new byte[LIMIT]);
            chunk(out, new byte[1]);
            // There is no last chunk: who waits for the end of the body waits for ever.
            assertRefused(RawHttp.read(socket.getInputStream(), false), 413);
        }
    }

    /** A container may answer such a request by itself; what it shows is its own page, but nothing of the inside. */
    @ParameterizedTest
    @EnumSource
    void aBodyThatEndsTooEarlyIsRefused(Mounting mounting) throws IOException {
        HttpEndpoint endpoint = serve(mounting);
        try (Socket socket = endpoint.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call(), Map.of("Content-Length", "5000")));
            out.write(call().body());
            out.flush();
            socket.shutdownOutput();
            Answer answer = RawHttp.read(socket.getInputStream(), false);
            assertThat(answer.status()).as(answer.toString()).isIn(400, 408);
            assertThat(answer.text()).doesNotContain("inngest4j", "Exception:", "java.base");
            assertThat(runs).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGetMayBeACallWithABody(Mounting mounting) throws IOException {
        assertExecuted(serve(mounting).send(call().as("GET")));
    }
}
