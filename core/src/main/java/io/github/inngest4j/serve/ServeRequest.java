package io.github.inngest4j.serve;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as an adapter hands it over: undecoded and unverified. The body is not copied; nobody may change it.
 *
 * @param method the HTTP method, in upper case
 * @param url the absolute address the request was made to, as the container sees it: with the endpoint's path and the
 *     raw query, and with the {@code Host} the client sent
 * @param headers the headers; looked up without regard to case
 * @param body the exact bytes of the body, empty where there is none
 * @param localAddress host and port of the socket that accepted the connection, such as {@code 127.0.0.1:8080}, or
 *     {@code null} where the adapter cannot tell
 * @param nativeRequest the request as the adapter got it, for middleware to see, or {@code null}
 */
public record ServeRequest(
        String method,
        URI url,
        Map<String, List<String>> headers,
        byte[] body,
        @Nullable String localAddress,
        @Nullable Object nativeRequest) {

    /** Makes the headers' names independent of case. */
    public ServeRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(body, "body");
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> anyCase.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(anyCase);
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return the value, or {@code null} if the header is absent
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    @Override
    public String toString() {
        return "ServeRequest[" + method + " " + url.getPath() + ", " + body.length + " bytes]";
    }
}
