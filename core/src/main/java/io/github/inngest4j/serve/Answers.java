package io.github.inngest4j.serve;

import io.github.inngest4j.internal.client.SdkHeaders;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.security.SigningKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers with the headers that every answer has (SDK specification, section 4.1.2). Those to somebody who may be
 * anybody do not tell what answers them.
 */
final class Answers {

    static final String NO_RETRY = "X-Inngest-No-Retry";
    static final String EXPECTED_KIND = "X-Inngest-Expected-Server-Kind";

    private static final byte[] EMPTY = {};
    private static final Set<String> SERVER_KINDS = Set.of("cloud", "dev");

    private final @Nullable String env;
    private final String framework;

    Answers(@Nullable String env, String framework) {
        this.env = env;
        this.framework = framework;
    }

    /** An answer to a request of the server, made of headers for all and some of its own. */
    ServeResponse of(ServeRequest request, int status, Map<String, String> more, byte[] body) {
        Map<String, String> headers = SdkHeaders.of(null);
        headers.put("X-Inngest-Framework", framework);
        String kind = serverKind(request);
        if (kind != null) {
            headers.put(EXPECTED_KIND, kind);
        }
        headers.putAll(more);
        return new ServeResponse(status, headers, body);
    }

    /** Which kind of server sent the request, as it says; it is told again to the server and decides nothing. */
    @Nullable
    String serverKind(ServeRequest request) {
        String kind = request.header("X-Inngest-Server-Kind");
        return kind != null && SERVER_KINDS.contains(kind) ? kind : null;
    }

    /** An answer that speaks the execution protocol. */
    ServeResponse versioned(ServeRequest request, int status, Map<String, String> more, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("X-Inngest-Req-Version", "2");
        return of(request, status, headers, body);
    }

    /** An answer without a body. */
    ServeResponse empty(ServeRequest request, int status) {
        return versioned(request, status, Map.of(), EMPTY);
    }

    /**
     * A request that was not carried out, for a reason that may pass: the server tries again. A sync is told as well that
     * nothing was changed.
     */
    ServeResponse notDone(ServeRequest request, int status, String name, String message) {
        JsonWriter out = new JsonWriter().beginObject();
        out.name("name").value(name);
        out.name("message").value(message);
        if (request.method().equals("PUT")) {
            out.name("modified").value(false);
        }
        byte[] body = out.endObject().toByteArray();
        return versioned(request, status, Map.of(NO_RETRY, "false"), body);
    }

    /** The answer to a request whose signature is missing or not valid. */
    ServeResponse unauthorized() {
        return anonymous(401, "Unauthorized", Map.of());
    }

    /** The answer to a method that the endpoint does not have. */
    ServeResponse methodNotAllowed() {
        return anonymous(405, "Method not allowed", Map.of("Allow", "GET, POST, PUT"));
    }

    /** The answer with the environment's name, which is nobody's business but the server's. */
    ServeResponse withEnv(ServeResponse answer) {
        return env == null ? answer : with(answer, SdkHeaders.ENV, env);
    }

    /** The answer with a signature, by which the server knows that it comes from the app (as the request did). */
    ServeResponse signed(ServeResponse answer, SigningKey key, Instant now) {
        return with(answer, "X-Inngest-Signature", key.sign(answer.body(), now));
    }

    private static ServeResponse with(ServeResponse answer, String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(name, value);
        return new ServeResponse(answer.status(), headers, answer.body());
    }

    private static ServeResponse anonymous(int status, String message, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Inngest-Sdk-Handled", "true");
        headers.putAll(more);
        byte[] body = new JsonWriter()
                .beginObject()
                .name("message")
                .value(message)
                .endObject()
                .toByteArray();
        return new ServeResponse(status, headers, body);
    }
}
