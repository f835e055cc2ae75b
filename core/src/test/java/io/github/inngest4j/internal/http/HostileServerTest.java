package io.github.inngest4j.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.http.HttpCall;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break off, talk nonsense, never come to an end, or hardly say anything. */
@Timeout(60)
class HostileServerTest {

    private static final int MAX_ANSWER = 1 << 20;

    private final JdkHttpTransport transport = new JdkHttpTransport();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private ServerSocket listening;

    /** What a server says once it is asked. */
    private interface Speech {
        void to(OutputStream out) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        listening.close();
        thread.shutdownNow();
    }

    /** Serves one request; true once the client has hung up. */
    private Future<Boolean> serve(Speech speech) {
        return thread.submit(() -> {
            try (Socket socket = listening.accept()) {
                speech.to(socket.getOutputStream());
                socket.shutdownOutput();
                while (socket.getInputStream().read() >= 0) {
                    // The request itself does not matter.
                }
            } catch (IOException e) {
                // The client need not say goodbye.
            }
            return true;
        });
    }

    /** Answers with a body that does not go on; true once the client has hung up. */
    private Future<Boolean> serveHalfABody(Runnable then) {
        return thread.submit(() -> {
            try (Socket socket = listening.accept()) {
                say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
                then.run();
                while (socket.getInputStream().read() >= 0) {
                    // The request itself does not matter.
                }
            } catch (SocketException e) {
                // It has hung up without reading.
            }
            return true;
        });
    }

    private HttpCall call(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
        return new HttpCall("POST", url, Map.of(), "{}".getBytes(US_ASCII), timeout, MAX_ANSWER);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\1\2\3",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 two hundred\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbroken off",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n"
            })
    void nonsenseIsAFailure(String answer) {
        serve(out -> say(out, answer));
        try {
            transport.send(call(Duration.ofSeconds(30)));
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(HttpTimeoutException.class);
            return;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        // The JDK overlooks a line of the head that is no header.
        assertThat(answer).contains("no header");
    }

    @Test
    void aBodyWithoutAnEndIsReadNoFurtherThanAllowed() throws Exception {
        Future<Boolean> hungUp = serve(out -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            byte[] part = new byte[64 * 1024];
            for (long sent = 0; sent < 1L << 40; sent += part.length) {
                out.write(part);
            }
        });
        assertThatThrownBy(() -> transport.send(call(Duration.ofSeconds(30))))
                .isInstanceOf(AnswerTooLargeException.class);
        assertThat(hungUp.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHeadWithoutAnEndIsNotReadForEver() throws Exception {
        serve(out -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            String header = "X-More: " + "x".repeat(8000) + "\r\n";
            for (long sent = 0; sent < 1L << 40; sent += header.length()) {
                say(out, header);
            }
        });
        assertThatThrownBy(() -> transport.send(call(Duration.ofSeconds(30))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    /** The time is that of the whole answer: a byte now and then does not prolong it. */
    @Test
    void aBodyThatStopsComingIsNotWaitedFor() throws Exception {
        Future<Boolean> hungUp = serveHalfABody(() -> {});
        assertThatThrownBy(() -> transport.send(call(Duration.ofMillis(300)))).isInstanceOf(HttpTimeoutException.class);
        assertThat(hungUp.get(30, TimeUnit.SECONDS))
                .as("the connection is closed")
                .isTrue();
    }

    @Test
    void aThreadThatIsInterruptedWaitsForNoBody() throws Exception {
        Thread waiting = Thread.currentThread();
        Future<Boolean> hungUp = serveHalfABody(waiting::interrupt);
        assertThatThrownBy(() -> transport.send(call(Duration.ofSeconds(30)))).isInstanceOf(InterruptedException.class);
        assertThat(hungUp.get(30, TimeUnit.SECONDS))
                .as("the connection is closed")
                .isTrue();
    }
}
