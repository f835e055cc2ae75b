package io.github.inngest4j.serve;

import io.github.inngest4j.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer for an adapter to send as it is. The body is not copied; nobody may change it.
 *
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} among them
 * @param body the exact bytes of the body; {@code Content-Length} is their number
 */
public record ServeResponse(int status, Map<String, String> headers, byte[] body) {

    /** Copies the headers. */
    public ServeResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * This answer as the end of a stream that {@link ServeHandler#keepAlive} has begun: status, headers and body as one JSON
     * object.
     *
     * @return what is left to send
     */
    public byte[] streamed() {
        JsonWriter out = new JsonWriter().beginObject();
        out.name("status").value(status);
        out.name("headers").plain(headers);
        // As a string the server gets back the very bytes that are signed, also where these are a string themselves.
        out.name("body").value(new String(body, StandardCharsets.UTF_8));
        return out.endObject().toByteArray();
    }

    @Override
    public String toString() {
        return "ServeResponse[" + status + ", " + body.length + " bytes]";
    }
}
