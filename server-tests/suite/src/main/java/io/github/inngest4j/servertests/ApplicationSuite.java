package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every server must show with one application at three paths, where it is three apps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ApplicationSuite {

    private static final int MAX_BODY = 8 * 1024 * 1024;

    /** Tomcat lets asynchronous requests time out two seconds after an application begins to stop, and looks once a second. */
    private static final Duration LONGER_THAN_A_CONTAINER_WAITS = Duration.ofMillis(3_500);

    /** The server, which has {@link TestApp#FIRST}, {@link TestApp#SECOND} and {@link TestApp#REMOVED}. */
    abstract Server server();

    /** What the apps take for the API of Inngest. */
    abstract FakeServer inngest();

    /** The ways in which the application executes calls. */
    List<Mode> modes() {
        return List.of(Mode.values());
    }

    /** How many functions the application has. */
    int functions() {
        return 5;
    }

    final HttpEndpoint first(Mode mode) {
        return TestApp.FIRST.at(server(), mode);
    }

    private HttpEndpoint first() {
        return first(Mode.SYNCHRONOUS);
    }

    private HttpEndpoint second() {
        return TestApp.SECOND.at(server(), Mode.SYNCHRONOUS);
    }

    // Registration and calls.

    @ParameterizedTest
    @MethodSource("modes")
    void describesItself(Mode mode) throws IOException {
        JsonObject document = first(mode)
                .send(Call.of("GET").signed(TestApp.FIRST.signingKey()))
                .object();
        assertThat(document.getInt("function_count")).isEqualTo(functions());
        assertThat(document.getString("app_id")).isEqualTo("first");
        assertThat(document.getString("mode")).isEqualTo("cloud");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void registersWhereItIs(Mode mode) throws IOException {
        HttpEndpoint endpoint = first(mode);
        assertThat(endpoint.send(Call.of("PUT")).status()).isEqualTo(200);
        assertThat(inngest().received("/fn/register"))
                .last()
                .satisfies(registration -> assertThat(
                                registration.json().asJsonObject().getString("url"))
                        .isEqualTo(endpoint.url().toString()));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void executesSignedCallsAndNoOthers(Mode mode) throws IOException {
        Call call = TestApp.FIRST.call("echo").data("{'text':'hello'}").discover();
        assertThat(first(mode).send(call).status()).isEqualTo(401);
        Answer answer = first(mode).send(call.signed(TestApp.FIRST.signingKey()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"hello\"");
        assertThat(answer.header("X-Inngest-Signature")).startsWith("t=");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void executesCallsOnTheThreadsThatWereAskedFor(Mode mode) throws IOException {
        JsonObject about = first(mode).send(TestApp.FIRST.signedCall("about")).object();
        assertThat(about.getBoolean("ownLoader")).isTrue();
        if (mode == Mode.SYNCHRONOUS) {
            assertThat(about.getString("thread")).isNotEqualTo("application-executor");
        } else {
            assertThat(about.getString("thread")).isEqualTo("application-executor");
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void sendsEventsAndBindsRecordsAndClasses(Mode mode) throws IOException {
        JsonObject receipt = first(mode).send(pay(7)).op().getJsonObject("data");
        assertThat(receipt.getInt("order_number")).isEqualTo(7);
        assertThat(receipt.getInt("cents")).isEqualTo(450);
        assertThat(receipt.getString("event")).isEqualTo("event-0");
        assertThat(inngest().received("/e/" + TestApp.FIRST.eventKey()))
                .last()
                .satisfies(sent -> assertThat(sent.body()).contains("shop/order.paid"));
    }

    static Call pay(long number) {
        return TestApp.FIRST
                .call("pay")
                .data("{'number':%s,'lines':[{'article':'tea','cents':400},{'article':'milk','cents':50}]}", number)
                .discover()
                .signed(TestApp.FIRST.signingKey());
    }

    // Bodies.

    @ParameterizedTest
    @MethodSource("modes")
    void takesLargeBodies(Mode mode) throws IOException {
        String large = "x".repeat(4_000_000);
        Answer answer = first(mode).send(echo(large));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(large.length() + 2);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void takesChunkedBodies(Mode mode) throws IOException {
        Call call = echo("y".repeat(100_000));
        try (Socket socket = first(mode).connect()) {
            OutputStream out = socket.getOutputStream();
            writeChunkedHead(out, first(mode), call);
            int size = 7_777;
            for (int from = 0; from < call.body().length; from += size) {
                writeChunk(out, Arrays.copyOfRange(call.body(), from, Math.min(from + size, call.body().length)));
            }
            writeChunk(out, new byte[0]);
            Answer answer = RawHttp.read(socket.getInputStream(), false);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).hasSize(100_002);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void refusesABodyThatIsAnnouncedTooLarge(Mode mode) throws IOException {
        try (Socket socket = first(mode).connect()) {
            OutputStream out = socket.getOutputStream();
            Call call = echo("z");
            out.write(head(first(mode), call, Map.of("Content-Length", Integer.toString(MAX_BODY + 1))));
            out.write(call.body());
            out.flush();
            assertThat(RawHttp.read(socket.getInputStream(), false).status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void refusesABodyThatTurnsOutTooLarge(Mode mode) throws IOException {
        try (Socket socket = first(mode).connect()) {
            OutputStream out = socket.getOutputStream();
            writeChunkedHead(out, first(mode), echo("z"));
            writeChunk(out, new byte[MAX_BODY]);
            // The last byte comes alone, and no end: the answer must not wait for it.
            writeChunk(out, new byte[1]);
            assertThat(RawHttp.read(socket.getInputStream(), false).status()).isEqualTo(413);
        }
    }

    private static Call echo(String text) {
        return TestApp.FIRST.call("echo").data("{'text':'%s'}", text).discover().signed(TestApp.FIRST.signingKey());
    }

    private static void writeChunkedHead(OutputStream out, HttpEndpoint endpoint, Call call) throws IOException {
        out.write(head(endpoint, call, Map.of("Transfer-Encoding", "chunked")));
    }

    static byte[] head(HttpEndpoint endpoint, Call call, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.put("Host", endpoint.url().getRawAuthority());
        headers.putAll(more);
        return RawHttp.head(call.method(), endpoint.url().getRawPath() + call.query(), headers);
    }

    private static void writeChunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    // Two applications in one server.

    @Test
    void anAppDoesNotTakeTheKeyOfAnother() throws IOException {
        Call ofFirst = TestApp.FIRST.call("about").discover();
        assertThat(first().send(ofFirst.signed(TestApp.SECOND.signingKey())).status())
                .isEqualTo(401);
        Call ofSecond = TestApp.SECOND.call("about").discover();
        assertThat(second().send(ofSecond.signed(TestApp.FIRST.signingKey())).status())
                .isEqualTo(401);
        assertThat(second().send(ofSecond.signed(TestApp.SECOND.signingKey())).status())
                .isEqualTo(200);
    }

    @Test
    void anAppDoesNotKnowTheFunctionsOfAnother() throws IOException {
        Call ofSecond = TestApp.SECOND.call("about").discover();
        Answer answer = first().send(ofSecond.signed(TestApp.FIRST.signingKey()));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        assertThat(answer.message()).contains("second-about");
    }

    @Test
    void appsShareNeitherStateNorMemo() throws IOException {
        assertThat(count(TestApp.FIRST)).isEqualTo(1);
        assertThat(count(TestApp.FIRST)).isEqualTo(2);
        // Of a run with the same id.
        Call recorded = TestApp.FIRST.call("count").memo("count", "{'data':41}").discover();
        assertThat(first().send(recorded.signed(TestApp.FIRST.signingKey())).text())
                .isEqualTo("41");
        assertThat(count(TestApp.SECOND)).isEqualTo(1);
    }

    private int count(TestApp app) throws IOException {
        return app.at(server(), Mode.SYNCHRONOUS)
                .send(app.signedCall("count"))
                .op()
                .getInt("data");
    }

    // The end.

    @Test
    void anApplicationThatIsRemovedAnswersItsCalls() throws Exception {
        endsAfterItsCalls(TestApp.REMOVED, () -> server().undeploy(TestApp.REMOVED.path()));
    }

    interface End {

        void untilItIsOver() throws Exception;
    }

    final void endsAfterItsCalls(TestApp app, End end) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (HeldSteps steps = new HeldSteps(LONGER_THAN_A_CONTAINER_WAITS)) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Mode mode : modes()) {
                Call call = app.sign(app.call("hold").data("{'url':'%s'}", steps.url()));
                running.add(threads.submit(() -> app.at(server(), mode).send(call)));
            }
            steps.awaitBegin(running.size());
            Future<?> refused = threads.submit(() -> callUntilRefused(app));
            // They take longer than that.
            steps.release();
            end.untilItIsOver();
            for (Future<Answer> call : running) {
                Answer answer = call.get(60, TimeUnit.SECONDS).understood();
                assertThat(answer.status()).as(answer.toString()).isEqualTo(206);
                assertThat(answer.op().getString("data")).isEqualTo("released");
            }
            refused.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void callUntilRefused(TestApp app) {
        Answer answer;
        do {
            try {
                answer = app.at(server(), Mode.SYNCHRONOUS).send(app.signedCall("about"));
            } catch (IOException e) {
                return;
            }
        } while (answer.status() == 200);
        assertThat(answer).matches(Refusal::isOne, "a refusal");
    }
}
