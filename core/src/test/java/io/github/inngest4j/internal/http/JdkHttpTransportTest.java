package io.github.inngest4j.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.fake.FakeServer;
import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkHttpTransportTest {

    private final FakeServer server = new FakeServer();
    private final JdkHttpTransport transport = new JdkHttpTransport();

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private HttpCall call(String method, String body, int maxAnswerSize) {
        return new HttpCall(
                method,
                URI.create(server.url() + "/path?a=b"),
                Map.of("X-Some", "value"),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(10),
                maxAnswerSize);
    }

    @Test
    void carriesMethodHeadersAndBody() throws Exception {
        server.answer("/path", 202, "yes");

        HttpAnswer answer = transport.send(call("PUT", "žluť", 100));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).asString().isEqualTo("yes");
        assertThat(answer.header("CONTENT-length")).isEqualTo("3");
        assertThat(server.only().method()).isEqualTo("PUT");
        assertThat(server.only().path()).isEqualTo("/path?a=b");
        assertThat(server.only().header("x-some")).isEqualTo("value");
        assertThat(server.only().body()).isEqualTo("žluť");
    }

    @Test
    void takesAnAnswerOfTheLargestSizeAndNoLargerOne() throws Exception {
        server.answer("/path", 200, "x".repeat(100_000));

        assertThat(transport.send(call("GET", "", 100_000)).body()).hasSize(100_000);
        assertThatThrownBy(() -> transport.send(call("GET", "", 99_999)))
                .isInstanceOf(AnswerTooLargeException.class)
                .hasMessageContaining("99999");
    }

    @Test
    void followsNoRedirect() throws Exception {
        server.answer("/path", 307, "");

        assertThat(transport.send(call("POST", "{}", 10)).status()).isEqualTo(307);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            HttpCall call = new HttpCall("GET", url, Map.of(), new byte[0], Duration.ofMillis(200), 10);
            assertThatThrownBy(() -> transport.send(call)).isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        server.close();
        assertThatThrownBy(() -> transport.send(call("GET", "", 10))).isInstanceOf(IOException.class);
    }

    @Test
    void isOverWhenClosed() {
        transport.close();
        assertThatThrownBy(() -> transport.send(call("GET", "", 10))).isInstanceOf(TransportClosedException.class);
    }

    /** Whoever keeps what is closed, such as a server that keeps an application which is gone, keeps no thread. */
    @Test
    void noThreadIsLeftAlthoughSomebodyHasTheTransport() throws Exception {
        Set<Thread> before = threads();
        JdkHttpTransport closed = new JdkHttpTransport();
        server.answer("/path", 200, "");
        closed.send(call("GET", "", 10));
        Set<Thread> started = threads();
        started.removeAll(before);
        assertThat(started).isNotEmpty();

        closed.close();

        for (Thread thread : started) {
            assertEnds(thread);
        }
        Reference.reachabilityFence(closed);
    }

    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().matches("HttpClient.*|inngest4j-http"));
        return threads;
    }

    /** Before JDK 21 a thread of its HTTP client ends some time after nobody has the client any more. */
    private static void assertEnds(Thread thread) throws InterruptedException {
        for (int i = 0; i < 60 && thread.isAlive(); i++) {
            System.gc();
            thread.join(500);
        }
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }

    @Test
    void itsTextHidesKeysInPathAndHeaders() {
        HttpCall call = new HttpCall(
                "POST",
                URI.create("https://inn.gs/e/secret-key"),
                Map.of("Authorization", "Bearer secret"),
                new byte[3],
                Duration.ofSeconds(1),
                1);
        assertThat(call).hasToString("HttpCall[POST https://inn.gs, 3 bytes]");
    }
}
