package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Array;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes plain Java values; what else is among them goes to a handler. Depth is limited by the writer. */
final class PlainWriter {

    /** The handler that knows no other types. */
    static final BiConsumer<JsonWriter, Object> REFUSE = (writer, value) -> {
        throw new JsonException(
                "A value of class " + value.getClass().getName()
                        + " cannot be written as JSON here: only maps, iterables, arrays, text, numbers, booleans and null can");
    };

    private final JsonWriter writer;
    private final BiConsumer<JsonWriter, Object> others;

    PlainWriter(JsonWriter writer, BiConsumer<JsonWriter, Object> others) {
        this.writer = writer;
        this.others = others;
    }

    void write(@Nullable Object value) {
        if (value == null) {
            writer.nullValue();
        } else if (value instanceof CharSequence || value instanceof Character) {
            writer.value(value.toString());
        } else if (value instanceof Boolean bool) {
            writer.value(bool.booleanValue());
        } else if (value instanceof Number number && JsonNumbers.isKnown(number)) {
            writer.number(number);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Iterable<?> iterable && !(value instanceof java.nio.file.Path)) {
            writeIterable(iterable);
        } else if (value instanceof JsonSlice slice) {
            writer.raw(slice);
        } else if (value instanceof byte[] bytes) {
            writer.value(Base64.getEncoder().encodeToString(bytes));
        } else if (value.getClass().isArray()) {
            writeArray(value);
        } else {
            others.accept(writer, value);
        }
    }

    private void writeMap(Map<?, ?> map) {
        writer.beginObject();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new JsonException("The names in a JSON object are strings, but a map has a key of "
                        + (key == null ? "null" : key.getClass().toString()));
            }
            writer.name(name);
            write(value);
        });
        writer.endObject();
    }

    private void writeIterable(Iterable<?> iterable) {
        writer.beginArray();
        iterable.forEach(this::write);
        writer.endArray();
    }

    private void writeArray(Object array) {
        writer.beginArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i));
        }
        writer.endArray();
    }
}
