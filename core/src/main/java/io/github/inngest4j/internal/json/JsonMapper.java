package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place where values of the application become JSON and back. Safe for use by several threads; one per Inngest
 * instance, so that nothing is shared between applications.
 *
 * <p>No digit is lost: an integer beyond ±2^53, or a decimal that a double does not give back, is written as a JSON string,
 * since the server keeps numbers as doubles. Numeric targets read numbers and such strings, and refuse what is outside
 * their range or, for integral ones, has a fraction. Read as {@code Object} a string stays a string. JSON null becomes null,
 * {@code Optional.empty()}, or an error where a primitive is asked for.
 *
 * <p>Text, numbers, booleans, maps, lists, sets, arrays (of bytes in Base64) and {@code Optional} are treated here, with
 * their order kept. Other types go to the codec of the application. Without one, enums, {@code java.time} and records are
 * treated here, too, and the rest by JSON-B, which is looked up when first needed, by the class loader of the
 * application; so are records on which JSON-B annotations are found.
 */
public final class JsonMapper implements AutoCloseable {

    /** What the protocol needs around a value when it comes back: a value accepted now must be acceptable then. */
    private static final int LEVELS_OF_PROTOCOL = 20;

    private static final JsonLimits LIMITS =
            JsonLimits.DEFAULT.withMaxDepth(JsonLimits.DEFAULT.maxDepth() - LEVELS_OF_PROTOCOL);

    private final UserTypes userTypes;
    private final ValueReader reader;

    /**
     * A mapper.
     *
     * @param codec what binds the types of the application, or null for the built-in binding and JSON-B
     */
    public JsonMapper(@Nullable JsonCodec codec) {
        this.userTypes = codec == null ? new DefaultTypes() : new CodecTypes(codec);
        this.reader = new ValueReader(userTypes);
    }

    /**
     * Reads a value.
     *
     * @param json the value
     * @param type what to read it as; {@code JsonSlice} for the slice itself
     * @return the value, or null for JSON null and for {@code Void}
     * @throws JsonException if the JSON does not fit the type
     */
    public @Nullable Object read(JsonSlice json, Type type) {
        try {
            return type == JsonSlice.class ? json : reader.read(json.scan(), type);
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    /**
     * Reads a value.
     *
     * @param <T> the type
     * @param json the value
     * @param type what to read it as
     * @return the value, or null for JSON null and for {@code Void}
     * @throws JsonException if the JSON does not fit the type
     */
    @SuppressWarnings("unchecked") // a primitive class stands for its boxed type, which Class.cast refuses
    public <T> @Nullable T read(JsonSlice json, Class<T> type) {
        return (T) read(json, (Type) type);
    }

    /**
     * Writes a value as what it is.
     *
     * @param value the value
     * @return its JSON
     * @throws JsonException if it cannot be written
     */
    public JsonSlice write(@Nullable Object value) {
        return write(value, Object.class);
    }

    /**
     * Writes a value that is to be read back as what it was declared to be. What JSON-B wrote is read back at once, to see
     * that it does not become something else.
     *
     * @param value the value
     * @param type its declared type; it counts if it is one of the value's own class
     * @return its JSON
     * @throws JsonException if it cannot be written, or never read back as the type
     */
    public JsonSlice write(@Nullable Object value, Type type) {
        if (value instanceof JsonSlice slice) {
            return slice;
        }
        userTypes.checkReadable(type);
        try {
            ValueWriter writer = new ValueWriter(value, type);
            writer.write(value);
            JsonSlice json = writer.out().toSlice();
            if (type != Object.class && writer.unsure) {
                checkReadBack(json, type);
            }
            return json;
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    private void checkReadBack(JsonSlice json, Type type) {
        Object back;
        try {
            back = reader.read(json.scan(), type);
        } catch (JsonException e) {
            throw new JsonException("It could not be read back: " + e.getMessage(), e);
        }
        ValueWriter again = new ValueWriter(back, type);
        again.write(back);
        JsonbGuard.checkSame(json, again.out().toSlice(), type);
    }

    private static JsonException tooDeep(StackOverflowError e) {
        return new JsonException(
                "The value is nested too deep for the stack of this thread, or its code calls itself for ever", e);
    }

    /** Ends the use of JSON-B. Values of types that need it can no longer be read or written. */
    @Override
    public void close() {
        userTypes.close();
    }

    /** Writes values of any type, the outermost as what it is declared to be. */
    private final class ValueWriter extends PlainWriter {

        private final @Nullable Object outermost;
        private final Type declared;
        private boolean unsure;

        ValueWriter(@Nullable Object outermost, Type declared) {
            super(new JsonWriter(LIMITS));
            this.outermost = outermost;
            this.declared = declared;
        }

        @Override
        void writeOther(Object value) {
            if (value instanceof Optional<?> optional) {
                write(optional.orElse(null));
            } else {
                boolean known = value == outermost && Types.raw(declared) == value.getClass();
                if (userTypes.write(value, known ? declared : value.getClass(), this)) {
                    unsure = true;
                }
            }
        }

        @Override
        String name(@Nullable Object key) {
            if (key instanceof Enum<?> constant) {
                return constant.name();
            }
            if (key instanceof Long || key instanceof Integer) {
                return key.toString();
            }
            String text = key == null ? null : StandardValues.write(key);
            return text == null ? super.name(key) : text;
        }
    }
}
