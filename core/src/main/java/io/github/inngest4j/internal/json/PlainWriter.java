package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain Java values; a subclass may know others. Depth is limited by the out. */
class PlainWriter {

    private final JsonWriter out;

    PlainWriter(JsonWriter out) {
        this.out = out;
    }

    /** Writes a value that is not plain. */
    void writeOther(Object value) {
        throw new JsonException(
                "A value of class " + value.getClass().getName()
                        + " cannot be written as JSON here: only maps, iterables, arrays, text, numbers, booleans and null can");
    }

    /** The name that a key of a map becomes which is no string. */
    String name(@Nullable Object key) {
        throw new JsonException("The names in a JSON object are strings, but a map has a key of "
                + (key == null ? "null" : key.getClass().toString()));
    }

    final JsonWriter out() {
        return out;
    }

    final void write(@Nullable Object value) {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.value(value.toString());
        } else if (value instanceof Boolean bool) {
            out.value(bool.booleanValue());
        } else if (value instanceof Number number && JsonNumbers.isKnown(number)) {
            out.number(number);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Iterable<?> iterable && !(value instanceof Path)) {
            writeIterable(iterable);
        } else if (value instanceof JsonSlice slice) {
            out.raw(slice);
        } else if (value instanceof byte[] bytes) {
            out.value(Base64.getEncoder().encodeToString(bytes));
        } else if (value.getClass().isArray()) {
            writeArray(value);
        } else {
            writeOther(value);
        }
    }

    private void writeMap(Map<?, ?> map) {
        out.beginObject();
        map.forEach((key, value) -> {
            out.name(key instanceof String text ? text : name(key));
            write(value);
        });
        out.endObject();
    }

    private void writeIterable(Iterable<?> iterable) {
        out.beginArray();
        iterable.forEach(this::write);
        out.endArray();
    }

    private void writeArray(Object array) {
        out.beginArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i));
        }
        out.endArray();
    }
}
