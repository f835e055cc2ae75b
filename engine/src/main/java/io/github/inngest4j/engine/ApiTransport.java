package io.github.inngest4j.engine;

import io.github.inngest4j.engine.internal.api.ApiHandler;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests of an app to the engine's API, without a socket. */
final class ApiTransport implements HttpTransport {

    private final ApiHandler api;

    ApiTransport(ApiHandler api) {
        this.api = api;
    }

    @Override
    public HttpAnswer send(HttpCall call) throws IOException {
        EngineResponse response = api.handle(new EngineRequest(call.method(), call.url(), call.headers(), call.body()));
        if (response.body().length > call.maxAnswerSize()) {
            throw new IOException("the answer has more than " + call.maxAnswerSize() + " bytes");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new HttpAnswer(response.status(), headers, response.body());
    }
}
