package io.github.inngest4j;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that the Inngest server makes in place of the app (SDK specification, section 5.3.7). Immutable.
 *
 * @param url an absolute {@code http} or {@code https} address that the server can reach
 * @param method the method, in upper case
 * @param headers the headers
 * @param body the body's text, or {@code null}
 */
public record FetchRequest(
        URI url,
        String method,
        Map<String, String> headers,
        @Nullable String body) {

    /** Checks the address and copies the headers. */
    public FetchRequest {
        Objects.requireNonNull(method, "method");
        if (!url.isAbsolute() || url.getHost() == null) {
            throw new IllegalArgumentException("a fetch needs an absolute address with a host");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * A GET request.
     *
     * @param url the address
     * @return the request
     */
    public static FetchRequest get(URI url) {
        return new FetchRequest(url, "GET", Map.of(), null);
    }

    /**
     * A POST request.
     *
     * @param url the address
     * @param body the body's text
     * @return the request
     */
    public static FetchRequest post(URI url, String body) {
        return new FetchRequest(url, "POST", Map.of(), body);
    }

    /**
     * Adds a header.
     *
     * @param name the header's name
     * @param value its value
     * @return a copy
     */
    public FetchRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FetchRequest(url, method, more, body);
    }
}
