package io.github.inngest4j.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered. The body is not copied; nobody may change it.
 *
 * @param status the HTTP status
 * @param headers the headers; looked up without regard to case
 * @param body the bytes of the body, empty where there is none
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    /** Makes the headers' names independent of case. */
    public HttpAnswer {
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
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }
}
