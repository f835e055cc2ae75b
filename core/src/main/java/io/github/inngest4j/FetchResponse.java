package io.github.inngest4j;

import java.util.Map;

/**
 * The answer to a {@link FetchRequest}. An answer of any status is a result, not an error.
 *
 * @param status the HTTP status
 * @param headers the headers, as the server reports them
 * @param body the body's text
 */
public record FetchResponse(int status, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public FetchResponse {
        headers = Map.copyOf(headers);
    }
}
