package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One valid JSON value inside an array of bytes that is never copied, without the white space around it.
 *
 * <p>Slices of one request share its bytes and keep them alive. Immutable as long as nobody changes those bytes; equal if
 * the texts are equal byte by byte.
 */
public final class JsonSlice {

    /** The literal {@code null}. */
    public static final JsonSlice NULL = of("null");

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final JsonKind kind;
    private final JsonLimits limits;

    JsonSlice(byte[] bytes, int from, int to, JsonKind kind, JsonLimits limits) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.kind = kind;
        this.limits = limits;
    }

    /**
     * Checks a text under the default limits.
     *
     * @param json a complete JSON text
     * @return its value
     * @throws io.github.inngest4j.json.JsonException if it is not acceptable
     */
    public static JsonSlice of(String json) {
        return of(json.getBytes(UTF_8), JsonLimits.DEFAULT);
    }

    /**
     * Checks a text.
     *
     * @param utf8 a complete JSON text; it must not change afterwards
     * @param limits what is accepted
     * @return its value
     * @throws io.github.inngest4j.json.JsonException if it is not acceptable
     */
    public static JsonSlice of(byte[] utf8, JsonLimits limits) {
        JsonScanner scanner = new JsonScanner(utf8, limits);
        JsonSlice value = scanner.readValue();
        scanner.end();
        return value;
    }

    /**
     * What the value is.
     *
     * @return its kind
     */
    public JsonKind kind() {
        return kind;
    }

    /**
     * The JSON text, decoded.
     *
     * @return the text as it was written
     */
    public String text() {
        return new String(bytes, from, length(), UTF_8);
    }

    /**
     * The JSON text as a copy of its bytes.
     *
     * @return UTF-8
     */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /**
     * The length of the JSON text.
     *
     * @return in bytes
     */
    public int length() {
        return to - from;
    }

    /**
     * The value as plain Java, made anew on each call and free to be changed.
     *
     * <p>Objects become {@link java.util.LinkedHashMap} (of names that occur twice the last value counts), arrays
     * {@link java.util.ArrayList}; a number written without fraction and exponent becomes {@link Long} or, if it does not fit,
     * {@link java.math.BigInteger}, any other number {@link Double}; strings, booleans and null what they are.
     *
     * @return the value, null for JSON null
     * @throws io.github.inngest4j.json.JsonException if a number is outside the range of double
     */
    public @Nullable Object toPlain() {
        return PlainReader.read(scan());
    }

    /**
     * A scanner at the start of this value.
     *
     * @return a new scanner over the same bytes
     */
    public JsonScanner scan() {
        return new JsonScanner(bytes, from, to, limits);
    }

    /**
     * Finds a member of an object by looking through all of them; meant for small objects.
     *
     * @param name the member's name
     * @return its value, of several the last; null if there is none, or if this is not an object
     */
    public @Nullable JsonSlice member(String name) {
        if (kind != JsonKind.OBJECT) {
            return null;
        }
        JsonScanner scanner = scan();
        scanner.beginObject();
        JsonSlice found = null;
        for (String next = scanner.nextName(); next != null; next = scanner.nextName()) {
            JsonSlice value = scanner.readValue();
            if (next.equals(name)) {
                found = value;
            }
        }
        return found;
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, from, target, offset, length());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonSlice that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Says how long it is, but not what: values of the application do not belong in logs. */
    @Override
    public String toString() {
        return "JsonSlice[" + length() + " bytes]";
    }
}
