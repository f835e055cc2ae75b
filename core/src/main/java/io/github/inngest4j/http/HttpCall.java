package io.github.inngest4j.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to the Inngest server. The body is not copied; nobody may change it.
 *
 * @param method the HTTP method, in upper case
 * @param url where to, absolute
 * @param headers the headers; {@code Authorization} may hold a secret
 * @param body the bytes to send, empty where there is no body
 * @param timeout how long the whole exchange may take
 * @param maxAnswerSize the largest body of an answer that is accepted, in bytes
 */
public record HttpCall(
        String method, URI url, Map<String, String> headers, byte[] body, Duration timeout, int maxAnswerSize) {

    /** Copies the headers. */
    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Leaves out whatever may be secret: headers, and the path, which may hold an event key. */
    @Override
    public String toString() {
        return "HttpCall[" + method + " " + url.getScheme() + "://" + url.getHost() + ", " + body.length + " bytes]";
    }
}
