package io.github.inngest4j.examples.acceptance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded request and its recorded answer.
 *
 * @param scenario the transcript's name
 * @param number the exchange's number in it, 0 where it has none
 * @param atMillis the time since the beginning, 0 where it is not known
 * @param method the request's method
 * @param path its path, with the query
 * @param headers its headers, with names in lower case; a name may occur twice
 * @param body its body as JSON
 * @param text the text of its body
 * @param exact whether the text is what was sent, byte by byte
 * @param reply the answer
 * @param replyText the text of its body
 */
record RecordedExchange(
        String scenario,
        int number,
        long atMillis,
        String method,
        String path,
        List<Map.Entry<String, String>> headers,
        Object body,
        String text,
        boolean exact,
        Reply reply,
        String replyText) {

    static RecordedExchange of(String scenario, JsonObject json) {
        JsonObject request = json.getJsonObject("request");
        JsonValue body = request.getOrDefault("body", JsonValue.NULL);
        JsonString raw = request.getJsonString("raw_body");
        return new RecordedExchange(
                scenario,
                json.getInt("seq", 0),
                json.getInt("at_ms", 0),
                request.getString("method"),
                request.getString("path"),
                headers(request.get("headers")),
                WireJson.plain(body),
                raw != null ? raw.getString() : text(body),
                raw != null,
                Reply.recorded(json.getJsonObject("response")),
                text(json.getJsonObject("response").getOrDefault("body", JsonValue.NULL)));
    }

    /** A request for a registration, and what the specification wants to be answered. */
    static RecordedExchange sync(String scenario) {
        Map<String, String> headers = Map.of(
                "content-type", "application/json",
                "user-agent", "of the SDK",
                "x-inngest-framework", "of the SDK",
                "x-inngest-sdk", "of the SDK",
                "x-inngest-sdk-handled", "true",
                "x-inngest-sync-kind", "out_of_band");
        Object body = Map.of("message", "Successfully synced.", "modified", true);
        return new RecordedExchange(
                scenario, 0, 0, "PUT", "/api/inngest", List.of(), null, "", true, new Reply(200, headers, body), "");
    }

    private static String text(JsonValue body) {
        return body == JsonValue.NULL ? "" : body.toString();
    }

    private static List<Map.Entry<String, String>> headers(JsonValue json) {
        if (json instanceof JsonArray pairs) {
            return pairs.getValuesAs(JsonArray.class).stream()
                    .map(pair -> header(pair.getString(0), pair.getString(1)))
                    .toList();
        }
        return ((JsonObject) json)
                .entrySet().stream()
                        .map(each -> header(each.getKey(), ((JsonString) each.getValue()).getString()))
                        .toList();
    }

    private static Map.Entry<String, String> header(String name, String value) {
        return Map.entry(name.toLowerCase(Locale.ROOT), value);
    }

    boolean isOf(String... scenarios) {
        return List.of(scenarios).contains(scenario);
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The time of the event that started the run, in milliseconds. */
    Optional<Long> eventMillis() {
        return body instanceof Map<?, ?> call
                        && call.get("event") instanceof Map<?, ?> event
                        && event.get("ts") instanceof BigDecimal ts
                ? Optional.of(ts.longValue())
                : Optional.empty();
    }

    RecordedExchange withReply(Reply other) {
        return new RecordedExchange(
                scenario, number, atMillis, method, path, headers, body, text, exact, other, replyText);
    }

    RecordedExchange withBody(Object other) {
        return new RecordedExchange(
                scenario, number, atMillis, method, path, headers, other, text, exact, reply, replyText);
    }

    RecordedExchange withHeaders(List<Map.Entry<String, String>> others) {
        return new RecordedExchange(
                scenario, number, atMillis, method, path, others, body, text, exact, reply, replyText);
    }

    @Override
    public String toString() {
        return scenario + (number == 0 ? "" : " " + number) + ": " + method + " " + path;
    }
}
