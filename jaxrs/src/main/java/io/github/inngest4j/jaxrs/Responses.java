package io.github.inngest4j.jaxrs;

import io.github.inngest4j.serve.ServeResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;

/** Makes responses whose entities are bytes, which no provider for JSON takes. */
final class Responses {

    private static final int NO_CONTENT = 204;

    private Responses() {}

    static Response of(ServeResponse answer) {
        ResponseBuilder response = head(answer);
        if (answer.status() != NO_CONTENT) {
            response.header("Content-Length", answer.body().length).entity(answer.body());
        }
        return response.build();
    }

    /** A response that has no entity yet. */
    static ResponseBuilder head(ServeResponse answer) {
        ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        return response;
    }

    /** A response where there is no doorway to give one. */
    static Response notOpen() {
        return failure("The Inngest endpoint is not open; see the application's log.");
    }

    /** A response that says no more than where to look. The server makes its call again. */
    static Response failure(String message) {
        return Response.status(500)
                .header("Content-Type", "text/plain")
                .entity(message.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
