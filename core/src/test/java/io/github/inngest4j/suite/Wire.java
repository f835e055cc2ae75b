package io.github.inngest4j.suite;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** How things are written on the wire. */
final class Wire {

    private Wire() {}

    /** The id of a step as the server knows it. */
    static String hash(String stepId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(stepId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** JSON with apostrophes in place of quotation marks, to be read in Java source. */
    static JsonValue readable(String text, Object... arguments) {
        return json(String.format(Locale.ROOT, text, arguments).replace('\'', '"'));
    }
}
