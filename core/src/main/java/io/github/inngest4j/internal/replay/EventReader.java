package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads events as the server delivers them; every member but the name may be missing. */
final class EventReader {

    /** What the server adds to the data of an invoked function's event; of no use to the function. */
    private static final String BOOKKEEPING = "_inngest";

    private final JsonMapper mapper;

    EventReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Reads an event whose data is bound to a type. */
    @SuppressWarnings("unchecked")
    <T extends @Nullable Object> InngestEvent<T> read(JsonSlice json, Type dataType) {
        return (InngestEvent<T>) read(json, name -> dataType);
    }

    /** Reads an event whose data is bound to the type that belongs to its name. */
    @SuppressWarnings("NullAway") // The data may be null, as the type argument says; it is not seen in a record.
    InngestEvent<@Nullable Object> read(JsonSlice json, Function<String, Type> dataType) {
        String name = null;
        JsonSlice data = JsonSlice.NULL;
        String id = null;
        Instant ts = null;
        Map<String, @Nullable Object> user = null;
        String v = null;
        JsonScanner scanner = json.scan();
        scanner.beginObject();
        for (String member = scanner.nextName(); member != null; member = scanner.nextName()) {
            JsonSlice value = scanner.readValue();
            switch (member) {
                case "name" -> name = text(value);
                case "data" -> data = value;
                case "id" -> id = text(value);
                case "ts" -> ts = time(value);
                case "user" -> user = map(value);
                case "v" -> v = text(value);
                default -> {
                    // The server may add members at any time.
                }
            }
        }
        if (name == null) {
            throw new JsonException("an event has no name");
        }
        return new InngestEvent<@Nullable Object>(name, bind(data, dataType.apply(name)), id, ts, user, v);
    }

    /** Binds a part of an event's data; absent is {@code null}. */
    @Nullable
    Object readData(JsonSlice event, String pointer, Type type) {
        JsonSlice data = event.member("data");
        JsonSlice part = data == null ? null : JsonPointer.find(data, pointer);
        return bind(part == null ? JsonSlice.NULL : part, type);
    }

    private @Nullable Object bind(JsonSlice data, Type type) {
        Object bound = mapper.read(data, type);
        if (bound instanceof Map<?, ?> map) {
            map.remove(BOOKKEEPING);
        }
        return bound;
    }

    private static @Nullable String text(JsonSlice value) {
        return value.kind() == JsonKind.STRING ? value.scan().readString() : null;
    }

    private static @Nullable Instant time(JsonSlice value) {
        return value.kind() == JsonKind.NUMBER
                ? Instant.ofEpochMilli(value.scan().readLong())
                : null;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> map(JsonSlice value) {
        return value.kind() == JsonKind.OBJECT ? (Map<String, @Nullable Object>) value.toPlain() : null;
    }
}
