package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Limits;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Applications reached over HTTP by the JDK's client. Redirects are not followed. Thread-safe. */
public final class HttpClientTransport implements AppTransport, AutoCloseable {

    /** The server's hard limit on a call. */
    private static final Duration LONGEST_CALL = Duration.ofHours(2);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /** Headers that the client sets itself and refuses to be given. */
    private static final Set<String> SET_BY_CLIENT =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "inngest-engine-http");
        thread.setDaemon(true);
        return thread;
    });

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LONGEST_CONNECT)
            .executor(executor)
            .build();

    @Override
    public EngineResponse call(EngineRequest request) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body = request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.url()).timeout(LONGEST_CALL).method(request.method(), body);
        request.headers().forEach((name, value) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                builder.header(name, value);
            }
        });
        HttpResponse<InputStream> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        try (InputStream in = response.body()) {
            return new EngineResponse(response.statusCode(), headers, in.readNBytes(Limits.RESPONSE_BYTES + 1));
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
