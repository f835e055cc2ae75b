package io.github.inngest4j.examples.acceptance;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An answer, as far as it is compared.
 *
 * @param status the HTTP status
 * @param headers the headers that matter, with names in lower case
 * @param body the JSON of the body
 */
record Reply(int status, Map<String, String> headers, Object body) {

    static Reply recorded(JsonObject json) {
        Map<String, String> headers = new TreeMap<>();
        JsonObject recorded = json.getJsonObject("headers");
        if (recorded != null) {
            recorded.keySet().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), recorded.getString(name)));
        }
        return new Reply(json.getInt("status"), headers, WireJson.plain(json.getOrDefault("body", JsonValue.NULL)));
    }

    Reply withStatus(int other) {
        return new Reply(other, headers, body);
    }

    Reply withBody(Object other) {
        return new Reply(status, headers, other);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    Reply without(String header) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new Reply(status, fewer, body);
    }

    /** With a body that is made from this one's. */
    Reply mapBody(UnaryOperator<Object> change) {
        return withBody(change.apply(body));
    }
}
