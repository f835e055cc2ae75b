package io.github.inngest4j.engine.transport;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An application's answer. The body is not copied; nobody may change it.
 *
 * @param status the HTTP status
 * @param headers the headers; looked up without regard to case
 * @param body the exact bytes of the body, empty where there is none
 */
public record EngineResponse(int status, Map<String, String> headers, byte[] body) {

    /** Makes the headers' names independent of case. */
    public EngineResponse {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /**
     * A header.
     *
     * @param name the header's name, in any case
     * @return its value, or {@code null} if it is absent
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public String toString() {
        return "EngineResponse[" + status + ", " + body.length + " bytes]";
    }
}
