package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.examples.acceptance.RawAnswers.Raw;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that are slow, stop in the middle, or never come to an end, at a Tomcat with four threads: none is lost to them for
 * longer than the container waits.
 */
@Timeout(120)
class SlowBodiesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int THREADS = 4;
    private static final int LIMIT = 8 << 20;

    /** What the container swallows of a body that nobody wants, and what is under way in sockets. */
    private static final int BEYOND_LIMIT = 16 << 20;

    private final List<Socket> open = new ArrayList<>();
    private HostileApp app;
    private LogWatch log;
    private EmbeddedTomcat tomcat;

    @BeforeEach
    void makeApp() {
        log = LogWatch.ofLibrary();
        app = new HostileApp(HostileMode.CLOUD);
        app.setTime(NOW);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : open) {
            socket.close();
        }
        tomcat.close();
        app.close();
        log.close();
    }

    private void serve(Duration patience) throws Exception {
        tomcat = new EmbeddedTomcat(0, Map.of("/api/inngest", app.servlet()), connector -> {
            connector.setProperty("maxThreads", Integer.toString(THREADS));
            connector.setProperty("minSpareThreads", Integer.toString(THREADS));
            connector.setProperty("connectionTimeout", Long.toString(patience.toMillis()));
        });
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), tomcat.port());
        socket.setSoTimeout(60_000);
        open.add(socket);
        return socket;
    }

    private static HostileRequest call() {
        byte[] body =
                "{\"event\":{\"name\":\"acc/plain\",\"data\":{\"name\":\"Ada\"}}}".getBytes(StandardCharsets.UTF_8);
        HostileRequest request = new HostileRequest(
                new Doorway.Request("POST", "/api/inngest?fnId=acceptance-plain&stepId=step", List.of(), body), NOW);
        request.sign(HostileMode.KEY, NOW.getEpochSecond());
        return request;
    }

    private static byte[] bytes() {
        HostileRequest request = call();
        return RawRequest.wellFormed(request, request.target);
    }

    private void assertServed() throws IOException {
        List<Raw> answers = RawAnswers.parse(RawAnswers.exchange(tomcat.port(), bytes()));
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.body()).isEqualTo("{\"hello\":\"Ada\"}"));
    }

    /** Takes up all threads with bodies of which half has come. */
    private List<Socket> takeAllThreads() throws IOException {
        List<Socket> halves = new ArrayList<>();
        byte[] bytes = bytes();
        for (int i = 0; i < THREADS; i++) {
            Socket socket = connect();
            socket.getOutputStream().write(bytes, 0, bytes.length - 10);
            socket.getOutputStream().flush();
            halves.add(socket);
        }
        return halves;
    }

    @Test
    void aBodyMayComeByteForByte() throws Exception {
        serve(Duration.ofSeconds(30));
        Socket socket = connect();
        socket.setTcpNoDelay(true);
        for (byte b : bytes()) {
            socket.getOutputStream().write(b);
            socket.getOutputStream().flush();
        }
        assertThat(RawAnswers.parse(RawAnswers.readToEnd(socket.getInputStream())))
                .singleElement()
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void clientsThatStopGiveTheirThreadsBackWhenTheTimeIsUp() throws Exception {
        serve(Duration.ofMillis(500));
        List<Socket> halves = takeAllThreads();
        assertServed();
        for (Socket half : halves) {
            assertThat(RawAnswers.parse(RawAnswers.readToEnd(half.getInputStream())))
                    .allSatisfy(answer -> assertThat(answer.status()).isIn(400, 408));
        }
        assertThat(app.executed()).isEqualTo(1);
        assertThat(log.take()).noneMatch(LogWatch.Entry::isShownByDefault);
    }

    @Test
    void clientsThatGoAwayGiveTheirThreadsBackAtOnce() throws Exception {
        serve(Duration.ofMinutes(10));
        for (Socket half : takeAllThreads()) {
            half.close();
        }
        assertServed();
        assertThat(app.executed()).isEqualTo(1);
        assertThat(log.take()).noneMatch(LogWatch.Entry::isShownByDefault);
    }

    /** Heads are waited for without a thread. */
    @Test
    void headsThatDoNotEndHinderNobody() throws Exception {
        serve(Duration.ofMinutes(10));
        for (int i = 0; i < 100; i++) {
            Socket socket = connect();
            socket.getOutputStream()
                    .write("POST /api/inngest HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        assertServed();
    }

    @Test
    void aBodyThatIsAnnouncedAsTooLargeIsNotWaitedFor() throws Exception {
        // When all is answered Tomcat itself waits for the body once more.
        serve(Duration.ofMillis(500));
        Socket socket = connect();
        socket.getOutputStream().write(head("Content-Length: 1000000000000"));
        socket.getOutputStream().flush();
        assertRefusedAsTooLarge(socket);
    }

    @Test
    void aBodyThatDoesNotEndIsReadNoFurtherThanTheLimit() throws Exception {
        serve(Duration.ofMinutes(10));
        Socket socket = connect();
        OutputStream out = socket.getOutputStream();
        out.write(head("Transfer-Encoding: chunked"));
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            while (sent < 100L * LIMIT) {
                out.write(chunk);
                sent += chunk.length;
            }
        } catch (SocketException e) {
            // The server has heard enough.
        }
        assertThat(sent).as("bytes that were taken").isBetween((long) LIMIT, (long) LIMIT + BEYOND_LIMIT);
        assertServed();
    }

    private static byte[] head(String framing) {
        HostileRequest request = call();
        String signature = request.header(HostileRequest.SIGNATURE).orElseThrow();
        return ("POST " + request.target + " HTTP/1.1\r\nHost: x\r\n" + HostileRequest.SIGNATURE + ": " + signature
                        + "\r\n" + framing + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefusedAsTooLarge(Socket socket) throws IOException {
        assertThat(RawAnswers.parse(RawAnswers.readToEnd(socket.getInputStream())))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(413);
                    assertThat(answer.body()).contains("PayloadTooLarge");
                });
    }
}
