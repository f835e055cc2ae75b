package io.github.inngest4j.suite;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to an {@link Endpoint}.
 *
 * @param method the HTTP method
 * @param query what comes after the endpoint's own address: nothing, or a query with its question mark
 * @param headers the headers; where there is no {@code Host}, that of the endpoint's address is sent
 * @param body the exact body
 */
public record Call(String method, String query, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    /** Makes the headers' names independent of case. */
    public Call {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** A request without query, headers and body. */
    public static Call of(String method) {
        return new Call(method, "", Map.of(), NOTHING);
    }

    /** This call with a query. */
    public Call query(String newQuery) {
        return new Call(method, newQuery, headers, body);
    }

    /** This call with a header. */
    public Call header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, query, more, body);
    }

    /** This call with a body. */
    public Call body(byte[] newBody) {
        return new Call(method, query, headers, newBody);
    }

    /** This call with a body of JSON. */
    public Call json(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
    }

    /** This call as one with another method, as a redirect makes it. */
    public Call as(String newMethod) {
        return new Call(newMethod, query, headers, body);
    }

    /** This call with a signature made now. */
    public Call signed(String signingKey) {
        return header("X-Inngest-Signature", Signatures.sign(signingKey, body));
    }
}
