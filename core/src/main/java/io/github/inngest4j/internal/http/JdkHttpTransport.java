package io.github.inngest4j.internal.http;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client, over HTTP/1.1. Thread-safe.
 *
 * <p>It gets an executor of its own, so that its threads end with the app: before JDK 21 the client cannot be closed. Its
 * threads see no class loader of the application, so that a redeployment leaves nothing behind.
 */
public final class JdkHttpTransport implements HttpTransport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ExecutorService executor;
    /**
     * Until the end. Before JDK 21 its thread lives as long as somebody has the client, and that thread knows the class
     * loader of this class, which on Open Liberty knows the whole web application: the client would hold itself.
     */
    private volatile @Nullable HttpClient client;

    /** Starts a client. */
    public JdkHttpTransport() {
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "inngest4j-http");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        client = withoutContextClassLoader();
    }

    /** The client's selector thread inherits the context class loader of the thread that builds it. */
    private HttpClient withoutContextClassLoader() {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(null);
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(executor)
                    .build();
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Override
    public HttpAnswer send(HttpCall call) throws IOException, InterruptedException {
        HttpClient open = client;
        if (open == null) {
            throw new TransportClosedException();
        }
        HttpRequest request = request(call);
        long end = System.nanoTime() + call.timeout().toNanos();
        try {
            // Not sendAsync: it goes through two more threads, which doubles what a small request costs.
            HttpResponse<BoundedBody> answer = open.send(request, info -> new BoundedBody(call.maxAnswerSize()));
            // The JDK's own timeout ends when the headers have come, this one when the body has.
            byte[] body = answer.body().await(end - System.nanoTime());
            return new HttpAnswer(answer.statusCode(), answer.headers().map(), body);
        } catch (RuntimeException e) {
            // An answer that makes no sense is a failure like others, but not for the JDK's client.
            throw new IOException(e);
        }
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.BodyPublisher body = call.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(call.url()).timeout(call.timeout()).method(call.method(), body);
        call.headers().forEach(builder::header);
        return builder.build();
    }

    @Override
    public void close() {
        HttpClient last = client;
        client = null;
        try {
            if (last instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client could not be closed", e);
        } finally {
            executor.shutdown();
        }
    }
}
