package io.github.inngest4j.serve;

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

    @Override
    public String toString() {
        return "ServeResponse[" + status + ", " + body.length + " bytes]";
    }
}
