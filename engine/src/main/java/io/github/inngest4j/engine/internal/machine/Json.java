package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON that the engine itself writes. */
public final class Json {

    /** An empty object. */
    public static final JsonSlice EMPTY_OBJECT = JsonSlice.of("{}");

    /** What the engine wraps values into may make them deeper than what it accepts. */
    private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxDepth(600);

    private Json() {}

    /** A writer. */
    public static JsonWriter writer() {
        return new JsonWriter(LIMITS);
    }

    /** An object with one member. */
    public static JsonSlice wrap(String name, JsonSlice value) {
        return writer().beginObject().name(name).raw(value).endObject().toSlice();
    }

    /** An error without a stack. */
    public static JsonSlice error(String name, String message) {
        return writer().beginObject()
                .name("name")
                .value(name)
                .name("message")
                .value(message)
                .endObject()
                .toSlice();
    }

    /** Writes an event as functions see it. */
    public static void write(JsonWriter out, EventState event, boolean alwaysWithUser) {
        out.beginObject();
        out.name("data").raw(event.data());
        out.name("id").value(event.visibleId());
        out.name("name").value(event.name());
        out.name("ts").value(event.ts());
        if (event.user() != null) {
            out.name("user").raw(event.user());
        } else if (alwaysWithUser) {
            out.name("user").raw(EMPTY_OBJECT);
        }
        if (event.v() != null) {
            out.name("v").value(event.v());
        }
        if (event.meta() != null) {
            out.name("meta").raw(event.meta());
        }
        out.endObject();
    }

    /** An event as functions see it. */
    public static JsonSlice of(EventState event) {
        JsonWriter out = writer();
        write(out, event, true);
        return out.toSlice();
    }

    /** An event as expressions see it. */
    static Map<String, @Nullable Object> plain(EventState event) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("name", event.name());
        plain.put("data", event.data().toPlain());
        plain.put("user", event.user() == null ? Map.of() : event.user().toPlain());
        plain.put("id", event.visibleId());
        plain.put("ts", event.ts());
        if (event.v() != null) {
            plain.put("v", event.v());
        }
        return plain;
    }
}
