package io.github.inngest4j.engine.transport;

import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The way to an app in the same JVM: through its doorway, with the same bytes as over HTTP, but without a socket.
 * Thread-safe.
 */
public final class InProcessTransport implements AppTransport {

    private final ServeHandler handler;

    /**
     * The way to a handler.
     *
     * @param handler the app's doorway; it is not closed with the engine
     */
    public InProcessTransport(ServeHandler handler) {
        this.handler = Objects.requireNonNull(handler, "handler");
    }

    @Override
    public EngineResponse call(EngineRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put("Host", List.of(request.url().getAuthority()));
        ServeResponse response = handler.handle(
                new ServeRequest(request.method(), request.url(), headers, request.body(), null, request));
        return new EngineResponse(response.status(), response.headers(), response.body());
    }
}
