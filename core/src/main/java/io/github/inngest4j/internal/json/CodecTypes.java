package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** User types by a codec. What it writes is checked, and brought under the number rule. */
final class CodecTypes implements UserTypes {

    /** UTF-8 cannot hold it, and would get a question mark in its place. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

    private final JsonCodec codec;

    CodecTypes(JsonCodec codec) {
        this.codec = codec;
    }

    @Override
    public @Nullable Object read(JsonScanner scanner, Type type, ValueReader nested) {
        String json = scanner.readValue().text();
        try {
            return codec.read(json, type);
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new JsonException("The JSON cannot be read as " + type.getTypeName() + " by the codec", e);
        }
    }

    @Override
    public boolean write(Object value, Type type, PlainWriter nested) {
        copy(written(value, type).scan(), nested.out());
        return false;
    }

    private JsonSlice written(Object value, Type type) {
        String json;
        try {
            json = codec.write(value, type);
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new JsonException("A " + type.getTypeName() + " cannot be written by the codec", e);
        }
        try {
            return JsonSlice.of(LONE_SURROGATE.matcher(json).replaceAll(CodecTypes::escaped));
        } catch (JsonException e) {
            throw new JsonException("What the codec wrote for a " + type.getTypeName() + ": " + e.getMessage(), e);
        }
    }

    /** In a valid text only strings hold such characters; there an escape stands for them. */
    private static String escaped(MatchResult surrogate) {
        return String.format(Locale.ROOT, "\\\\u%04x", (int) surrogate.group().charAt(0));
    }

    /** Copies what a provider wrote, which may hold integers and decimals that do not survive the way as numbers. */
    private static void copy(JsonScanner from, JsonWriter to) {
        JsonKind kind = from.peek();
        if (kind == JsonKind.OBJECT) {
            from.beginObject();
            to.beginObject();
            for (String name = from.nextName(); name != null; name = from.nextName()) {
                copy(from, to.name(name));
            }
            to.endObject();
        } else if (kind == JsonKind.ARRAY) {
            from.beginArray();
            to.beginArray();
            while (from.nextElement()) {
                copy(from, to);
            }
            to.endArray();
        } else if (kind == JsonKind.NUMBER) {
            to.number(JsonNumbers.exact(from.readNumber()));
        } else {
            to.raw(from.readValue());
        }
    }
}
