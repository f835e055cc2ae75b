package io.github.inngest4j.suite;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Endpoint} answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the exact body
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** Makes the headers' names independent of case. */
    public Answer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The value of a header, or {@code null}. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonValue json() {
        return Wire.json(text());
    }

    /** The body as a JSON object. */
    public JsonObject object() {
        return json().asJsonObject();
    }

    /** The reported operations. */
    public List<JsonObject> ops() {
        JsonArray ops = json().asJsonArray();
        return ops.getValuesAs(JsonObject.class);
    }

    /** The one reported operation. */
    public JsonObject op() {
        List<JsonObject> ops = ops();
        if (ops.size() != 1) {
            throw new AssertionError("one operation expected: " + this);
        }
        return ops.get(0);
    }

    /** The operations in short, such as {@code StepPlanned charge}. */
    public List<String> opNames() {
        return ops().stream()
                .map(op -> op.getString("op") + " " + op.getString("name"))
                .toList();
    }

    /** The message of the error in the body. */
    public String message() {
        return object().getString("message");
    }

    /**
     * This answer as the server understands it: one with status 201 is a stream, which holds the answer proper. White space
     * before it does not count, its headers go before those of the stream, and a body that is a string is what the string
     * says.
     */
    public Answer understood() {
        if (status != 201) {
            return this;
        }
        JsonObject proper = object();
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        JsonObject more = proper.getJsonObject("headers");
        more.keySet().forEach(name -> all.put(name, more.getString(name)));
        JsonValue inner = proper.get("body");
        String text = inner instanceof JsonString string ? string.getString() : inner.toString();
        return new Answer(proper.getInt("status"), all, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
