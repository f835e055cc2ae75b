package io.github.inngest4j.engine.transport;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request of the engine to an application. The body is not copied; nobody may change it.
 *
 * @param method the HTTP method
 * @param url the absolute address with its query
 * @param headers the headers; looked up without regard to case
 * @param body the exact bytes of the body, empty where there is none
 */
public record EngineRequest(String method, URI url, Map<String, String> headers, byte[] body) {

    /** Makes the headers' names independent of case. */
    public EngineRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** Leaves out whatever may be secret: headers, path and query. */
    @Override
    public String toString() {
        return "EngineRequest[" + method + " " + url.getScheme() + "://" + url.getAuthority() + ", " + body.length
                + " bytes]";
    }
}
