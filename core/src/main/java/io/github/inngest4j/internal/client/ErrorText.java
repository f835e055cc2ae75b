package io.github.inngest4j.internal.client;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonException;
import org.jspecify.annotations.Nullable;

/** What the server says in its answers, most of which are objects. */
final class ErrorText {

    private static final int MAX_LENGTH = 1000;

    private ErrorText() {}

    /** The answer's body as an object, or {@code null} if it is anything else. */
    static @Nullable JsonSlice object(HttpAnswer answer) {
        try {
            JsonSlice json = JsonSlice.of(answer.body(), JsonLimits.DEFAULT);
            return json.kind() == JsonKind.OBJECT ? json : null;
        } catch (JsonException e) {
            return null;
        }
    }

    /** The text in member {@code error}, or {@code null} if there is none. */
    static @Nullable String error(@Nullable JsonSlice answer) {
        String text = answer == null ? null : text(answer, "error");
        return text == null || text.isEmpty() ? null : text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }

    /** A member that is a string, or {@code null}. */
    static @Nullable String text(JsonSlice object, String member) {
        JsonSlice value = object.member(member);
        return value != null && value.kind() == JsonKind.STRING ? value.scan().readString() : null;
    }
}
