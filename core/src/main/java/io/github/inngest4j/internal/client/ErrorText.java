package io.github.inngest4j.internal.client;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.security.SigningKey;
import io.github.inngest4j.json.JsonException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the server says in its answers, most of which are objects. */
final class ErrorText {

    private static final int MAX_LENGTH = 1000;
    /** What is shorter would be found in any text, and tells nobody anything. */
    private static final int SHORT = 4;

    private static final String HIDDEN = "[hidden]";

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

    /**
     * The text in member {@code error}, or {@code null} if there is none. It goes on into answers and logs, so it is one
     * line, and keys and values of settings that the server has repeated are hidden.
     */
    static @Nullable String error(@Nullable JsonSlice answer, Settings settings) {
        String text = answer == null ? null : text(answer, "error");
        if (text == null || text.isEmpty()) {
            return null;
        }
        String discreet = discreet(text, settings);
        String cut = discreet.substring(0, Math.min(discreet.length(), MAX_LENGTH));
        return cut.replaceAll("\\p{C}", " ");
    }

    private static String discreet(String text, Settings settings) {
        String discreet = text;
        for (SigningKey key : settings.signingKeys()) {
            discreet = key.hideIn(discreet, HIDDEN);
        }
        Stream<@Nullable String> values = Stream.of(
                settings.eventKey(),
                settings.env(),
                settings.apiBaseUrl().getRawAuthority(),
                settings.eventApiBaseUrl().getRawAuthority());
        for (String value : values.flatMap(Stream::ofNullable).toList()) {
            discreet = value.length() < SHORT ? discreet : discreet.replace(value, HIDDEN);
        }
        return discreet;
    }

    /** A member that is a string, or {@code null}. */
    static @Nullable String text(JsonSlice object, String member) {
        JsonSlice value = object.member(member);
        return value != null && value.kind() == JsonKind.STRING ? value.scan().readString() : null;
    }
}
