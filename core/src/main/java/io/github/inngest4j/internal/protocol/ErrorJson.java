package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * An error as it stands on the wire (SDK specification, section 4.4.3).
 *
 * @param name the kind of the error
 * @param message what went wrong
 * @param stack where, for people; or {@code null}
 * @param cause why, or {@code null}
 */
public record ErrorJson(
        String name,
        String message,
        @Nullable String stack,
        @Nullable ErrorJson cause) {

    /** How long a chain of causes is kept; longer ones are cut. */
    public static final int MAX_CAUSES = 20;

    /** Writes the error. */
    public JsonSlice toSlice() {
        JsonWriter out = new JsonWriter();
        write(out);
        return out.toSlice();
    }

    private void write(JsonWriter out) {
        out.beginObject();
        out.name("name").value(name);
        out.name("message").value(message);
        if (stack != null) {
            out.name("stack").value(stack);
        }
        if (cause != null) {
            out.name("cause");
            cause.write(out);
        }
        out.endObject();
    }

    /** Reads a recorded error; tolerant, for other SDKs and the server write it too, and it may be {@code null}. */
    public static ErrorJson read(JsonSlice json) {
        return read(json, MAX_CAUSES);
    }

    private static ErrorJson read(JsonSlice json, int causes) {
        if (json.kind() != JsonKind.OBJECT) {
            String text = json.kind() == JsonKind.STRING ? json.scan().readString() : "";
            return new ErrorJson("Error", text, null, null);
        }
        String name = "";
        String message = "";
        String stack = null;
        ErrorJson cause = null;
        JsonScanner scanner = json.scan();
        scanner.beginObject();
        for (String member = scanner.nextName(); member != null; member = scanner.nextName()) {
            JsonSlice value = scanner.readValue();
            switch (member) {
                case "name" -> name = text(value);
                case "message" -> message = text(value);
                case "stack" -> stack = text(value);
                case "cause" -> cause = causes == 0 || value.kind() == JsonKind.NULL ? null : read(value, causes - 1);
                default -> {
                    // Members of others, such as the server's second "error", do not matter.
                }
            }
        }
        return new ErrorJson(name.isEmpty() ? "Error" : name, message, stack, cause);
    }

    private static String text(JsonSlice value) {
        if (value.kind() == JsonKind.STRING) {
            return value.scan().readString();
        }
        return value.kind() == JsonKind.NULL ? "" : value.text();
    }
}
