package io.github.inngest4j.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The address that the server is told to call.
 *
 * @param url absolute, without parameters of the protocol
 */
record Endpoint(String url) {

    /** The address of an origin, a path and further parameters, of which there may be none. */
    static Endpoint of(String origin, String path, String query) {
        return new Endpoint(origin + path + (query.isEmpty() ? "" : "?" + query));
    }

    /**
     * The address of calls to a function (SDK specification, section 4.3.2).
     *
     * @param functionId the id with the app's prefix
     */
    String ofFunction(String functionId) {
        return url + (url.indexOf('?') < 0 ? '?' : '&') + "fnId="
                + URLEncoder.encode(functionId, StandardCharsets.UTF_8) + "&stepId=step";
    }
}
