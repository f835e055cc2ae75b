package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON text as compact UTF-8 into a growing array.
 *
 * <p>Numbers are written as ECMAScript writes them and strings with as few escapes as RFC 8785 demands, so a value has one
 * text, the one the server would give it. A surrogate without its partner, which UTF-8 cannot hold, is written as an escape.
 *
 * <p>Methods throw {@link JsonException} if a value cannot be written and {@link IllegalStateException} if they are called
 * out of order. Not safe for use by several threads.
 */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final long MAX_EXACT_INTEGER = 1L << 53;

    private final Nesting nesting;
    private byte[] out = new byte[256];
    private int size;
    private boolean commaDue;
    private boolean nameRead;

    /** A writer with the depth of {@link JsonLimits#DEFAULT}. */
    public JsonWriter() {
        this(JsonLimits.DEFAULT);
    }

    /**
     * An empty writer.
     *
     * @param limits their depth holds
     */
    public JsonWriter(JsonLimits limits) {
        this.nesting = new Nesting(limits.maxDepth());
    }

    /**
     * Opens an object.
     *
     * @return this
     */
    public JsonWriter beginObject() {
        return open('{', true);
    }

    /**
     * Closes the innermost object.
     *
     * @return this
     */
    public JsonWriter endObject() {
        if (!nesting.inObject() || nameRead) {
            throw new IllegalStateException("No object can end here");
        }
        return close('}');
    }

    /**
     * Opens an array.
     *
     * @return this
     */
    public JsonWriter beginArray() {
        return open('[', false);
    }

    /**
     * Closes the innermost array.
     *
     * @return this
     */
    public JsonWriter endArray() {
        if (!nesting.inArray()) {
            throw new IllegalStateException("No array can end here");
        }
        return close(']');
    }

    /**
     * Writes the name of the next member of an object.
     *
     * @param name the name; whether it is unique is the caller's business
     * @return this
     */
    public JsonWriter name(String name) {
        if (!nesting.inObject() || nameRead) {
            throw new IllegalStateException("No name can stand here");
        }
        if (commaDue) {
            append(',');
        }
        appendString(name);
        append(':');
        commaDue = false;
        nameRead = true;
        return this;
    }

    /**
     * Writes a string.
     *
     * @param text the text, or null for JSON null
     * @return this
     */
    public JsonWriter value(@Nullable String text) {
        if (text == null) {
            return nullValue();
        }
        beforeValue();
        appendString(text);
        return this;
    }

    /**
     * Writes a number as a number, however large it is: for numbers of the protocol. Those of the application belong to
     * {@link #plain}, which knows the number rule.
     *
     * @param number the number
     * @return this
     */
    public JsonWriter value(long number) {
        return token(Long.toString(number));
    }

    /**
     * Writes a number.
     *
     * @param number the number, neither NaN nor infinite
     * @return this
     */
    public JsonWriter value(double number) {
        return plain(number);
    }

    /**
     * Writes the next number of a scanner as ECMAScript writes it.
     *
     * @param from the scanner, which moves over the number
     * @return this
     * @throws JsonException if the number is outside the range of double, or has more digits than a double holds
     */
    public JsonWriter canonicalNumber(JsonScanner from) {
        NumberToken number = from.readNumber();
        if (number.isSmallInteger() && Math.abs(number.smallInteger()) <= MAX_EXACT_INTEGER) {
            return value(number.smallInteger());
        }
        String written = number.text();
        String canonical = EcmaNumber.format(number.doubleValue());
        if (!written.equals(canonical) && new BigDecimal(written).compareTo(new BigDecimal(canonical)) != 0) {
            throw new JsonException("Not I-JSON: a number has more digits than a double holds");
        }
        return token(canonical);
    }

    /**
     * Writes a boolean.
     *
     * @param value the value
     * @return this
     */
    public JsonWriter value(boolean value) {
        return token(value ? "true" : "false");
    }

    /**
     * Writes JSON null.
     *
     * @return this
     */
    public JsonWriter nullValue() {
        return token("null");
    }

    /**
     * Writes a value as it is.
     *
     * @param json the value
     * @return this
     */
    public JsonWriter raw(JsonSlice json) {
        beforeValue();
        json.copyTo(reserve(json.length()), size);
        size += json.length();
        return this;
    }

    /**
     * Writes plain Java values: maps with names that are strings, iterables, arrays, text, numbers, booleans, null and
     * {@link JsonSlice}.
     *
     * <p>An integer beyond ±2^53, or a decimal that a double does not give back, becomes a string, since the server keeps
     * numbers as doubles; an array of bytes becomes a string in Base64.
     *
     * @param value the value; nested values are of these types too
     * @return this
     */
    public JsonWriter plain(@Nullable Object value) {
        new PlainWriter(this).write(value);
        return this;
    }

    /**
     * How much is written.
     *
     * @return a number of bytes
     */
    public int size() {
        return size;
    }

    /**
     * The complete text.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        if (nesting.depth() > 0 || size == 0) {
            throw new IllegalStateException("The value is not complete");
        }
        return Arrays.copyOf(out, size);
    }

    /**
     * The complete text as a slice.
     *
     * @return the value
     */
    public JsonSlice toSlice() {
        byte[] text = toByteArray();
        JsonLimits limits = JsonLimits.DEFAULT.withMaxDepth(Math.max(nesting.max(), JsonLimits.DEFAULT.maxDepth()));
        return new JsonSlice(text, 0, text.length, new JsonScanner(text, limits).peek(), limits);
    }

    JsonWriter number(Number value) {
        JsonNumbers.Written written = JsonNumbers.write(value);
        return written.quoted() ? value(written.text()) : token(written.text());
    }

    private JsonWriter open(char bracket, boolean object) {
        beforeValue();
        if (!nesting.push(object)) {
            throw new JsonException("The value is nested deeper than " + nesting.max()
                    + " levels; a value that contains itself cannot be written as JSON");
        }
        append(bracket);
        commaDue = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        nesting.pop();
        append(bracket);
        commaDue = true;
        return this;
    }

    private JsonWriter token(String ascii) {
        beforeValue();
        byte[] target = reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            target[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    private void beforeValue() {
        if (nesting.depth() == 0 ? size > 0 : nesting.inObject() != nameRead) {
            throw new IllegalStateException("No value can stand here");
        }
        if (commaDue) {
            append(',');
        }
        commaDue = true;
        nameRead = false;
    }

    private void appendString(String text) {
        int plain = appendPlain(text);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                append(c);
            } else if (c < 0x80) {
                appendEscape(c);
            } else if (c < 0x800) {
                append(0xC0 | c >> 6);
                append(0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                append(0xE0 | c >> 12);
                append(0x80 | c >> 6 & 0x3F);
                append(0x80 | c & 0x3F);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                append(0xF0 | point >> 18);
                append(0x80 | point >> 12 & 0x3F);
                append(0x80 | point >> 6 & 0x3F);
                append(0x80 | point & 0x3F);
            } else {
                appendHexEscape(c);
            }
        }
        append('"');
    }

    /** Opens a string and writes what needs no attention, which mostly is all of it; gives the number of characters. */
    private int appendPlain(String text) {
        byte[] target = reserve(1 + text.length());
        target[size++] = '"';
        int at = size;
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            target[at++] = (byte) text.charAt(i++);
        }
        size = at;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void appendEscape(char c) {
        char letter = switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 'u';
        };
        if (letter == 'u') {
            appendHexEscape(c);
        } else {
            append('\\');
            append(letter);
        }
    }

    private void appendHexEscape(char c) {
        append('\\');
        append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            append(HEX[c >> shift & 0xF]);
        }
    }

    private void append(int b) {
        reserve(1)[size++] = (byte) b;
    }

    private byte[] reserve(int more) {
        if (out.length - size < more) {
            int wanted = Math.addExact(size, more);
            out = Arrays.copyOf(out, Math.max(wanted, (int) Math.min(2L * size, Integer.MAX_VALUE - 8)));
        }
        return out;
    }
}
