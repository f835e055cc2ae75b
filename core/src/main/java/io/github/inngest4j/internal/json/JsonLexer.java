package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.json.JsonException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tokens of a JSON text (RFC 8259, sections 2, 3, 6 and 7): moves over them, checks them and decodes them. */
final class JsonLexer {

    /** Eight bytes of an array at once, the first one lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] in;
    private final int start;
    private final int end;
    private final JsonLimits limits;
    private int pos;

    JsonLexer(byte[] in, int start, int end, JsonLimits limits) {
        this.in = in;
        this.start = start;
        this.end = end;
        this.limits = limits;
        this.pos = start;
    }

    /** A lexer over a single token; text that is not ASCII becomes bytes that no token starts with. */
    static JsonLexer ofToken(String token, JsonLimits limits) {
        byte[] bytes = token.getBytes(US_ASCII);
        return new JsonLexer(bytes, 0, bytes.length, limits);
    }

    int position() {
        return pos;
    }

    boolean atEnd() {
        return pos == end;
    }

    JsonSlice slice(int from, JsonKind kind) {
        return new JsonSlice(in, from, pos, kind, limits);
    }

    /** The number that starts here. */
    NumberToken readNumber() {
        int from = pos;
        boolean integral = skipNumber();
        return new NumberToken(in, from, pos, integral);
    }

    void skipWhitespace() {
        while (pos < end && in[pos] <= ' ' && isWhitespace(in[pos])) {
            pos++;
        }
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** True, and moved, if the next byte is this one. */
    boolean take(char expected) {
        if (pos < end && in[pos] == expected) {
            pos++;
            return true;
        }
        return false;
    }

    /** The kind of value that starts here. */
    JsonKind kind() {
        if (pos == end) {
            throw error("the text ends where a value should be");
        }
        return switch (in[pos]) {
            case '{' -> JsonKind.OBJECT;
            case '[' -> JsonKind.ARRAY;
            case '"' -> JsonKind.STRING;
            case 't', 'f' -> JsonKind.BOOLEAN;
            case 'n' -> JsonKind.NULL;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonKind.NUMBER;
            default -> throw error("no value starts like this");
        };
    }

    void skipLiteral(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            if (pos == end || in[pos] != literal.charAt(i)) {
                throw error("not one of true, false and null");
            }
            pos++;
        }
    }

    boolean readBoolean() {
        boolean value = in[pos] == 't';
        skipLiteral(value ? "true" : "false");
        return value;
    }

    /** Moves over a number; true if it is written without fraction and exponent. */
    boolean skipNumber() {
        int from = pos;
        take('-');
        if (!take('0')) {
            skipDigits();
        }
        boolean integral = true;
        if (take('.')) {
            integral = false;
            skipDigits();
        }
        if (take('e') || take('E')) {
            integral = false;
            skipExponent();
        }
        if (pos - from > limits.maxNumberLength()) {
            throw error("a number has more than " + limits.maxNumberLength() + " characters");
        }
        return integral;
    }

    private void skipDigits() {
        int from = pos;
        while (pos < end && in[pos] >= '0' && in[pos] <= '9') {
            pos++;
        }
        if (pos == from) {
            throw error("a digit is missing");
        }
    }

    private void skipExponent() {
        if (!take('+')) {
            take('-');
        }
        int from = pos;
        skipDigits();
        int exponent = 0;
        for (int i = from; i < pos; i++) {
            exponent = exponent * 10 + in[i] - '0';
            if (exponent > limits.maxExponent()) {
                throw error("a number has an exponent beyond ±" + limits.maxExponent());
            }
        }
    }

    /** Moves over a string and checks it. */
    void skipString() {
        scanString();
    }

    String readString() {
        int from = pos + 1;
        StringForm form = scanString();
        int to = pos - 1;
        return form == StringForm.ESCAPED
                ? unescape(from, to)
                : new String(in, from, to - from, form == StringForm.ASCII ? ISO_8859_1 : UTF_8);
    }

    <T> T readString(TextReader<T> reader) {
        int from = pos + 1;
        StringForm form = scanString();
        int to = pos - 1;
        if (form == StringForm.ESCAPED) {
            byte[] text = unescape(from, to).getBytes(UTF_8);
            return reader.read(text, 0, text.length);
        }
        return reader.read(in, from, to);
    }

    /** What it takes to decode a string. */
    private enum StringForm {
        ASCII,
        UNICODE,
        ESCAPED
    }

    private StringForm scanString() {
        if (!take('"')) {
            throw error("a string in double quotes should be here");
        }
        StringForm form = StringForm.ASCII;
        skipPlain();
        while (pos < end) {
            byte b = in[pos];
            if (b == '"') {
                pos++;
                return form;
            }
            if (b == '\\') {
                skipEscape();
                form = StringForm.ESCAPED;
            } else if (b >= 0) {
                throw error("a control character in a string is not escaped");
            } else {
                skipUtf8Sequence();
                form = form == StringForm.ESCAPED ? form : StringForm.UNICODE;
                if (pos < end && in[pos] < 0) {
                    continue;
                }
            }
            skipPlain();
        }
        throw error("the text ends inside a string");
    }

    /** Moves over what stands for itself in a string: ASCII but for quotes, backslashes and control characters. */
    private void skipPlain() {
        int i = pos;
        while (i <= end - Long.BYTES) {
            long eight = (long) EIGHT.get(in, i);
            // The high bit of a byte is set if it is special, by itself or by a subtraction that goes below zero. The
            // lowest
            // such bit is right; those above it need not be, for the subtraction may have borrowed from them.
            long special = HIGH_BITS
                    & (eight | (eight - ' ' * ONES) | ((eight ^ '"' * ONES) - ONES) | ((eight ^ '\\' * ONES) - ONES));
            if (special != 0) {
                pos = i + Long.numberOfTrailingZeros(special) / Byte.SIZE;
                return;
            }
            i += Long.BYTES;
        }
        while (i < end && in[i] >= ' ' && in[i] != '"' && in[i] != '\\') {
            i++;
        }
        pos = i;
    }

    private void skipEscape() {
        pos++;
        if (pos == end) {
            throw error("the text ends inside a string");
        }
        switch (in[pos]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> pos++;
            case 'u' -> {
                pos++;
                for (int i = 0; i < 4; i++, pos++) {
                    if (pos == end || Character.digit(in[pos], 16) < 0) {
                        throw error("\\u needs four hexadecimal digits");
                    }
                }
            }
            default -> throw error("not a known escape in a string");
        }
    }

    /** Well-formed sequences only (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
    private void skipUtf8Sequence() {
        int lead = in[pos] & 0xFF;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC2 || lead > 0xF4 || end - pos < length) {
            throw error("not valid UTF-8");
        }
        int second = in[pos + 1] & 0xFF;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        boolean valid = second >= least && second <= most;
        for (int i = 2; i < length; i++) {
            valid &= (in[pos + i] & 0xC0) == 0x80;
        }
        if (!valid) {
            throw error("not valid UTF-8");
        }
        pos += length;
    }

    /** Decodes a checked string; an escaped surrogate without its partner stays what it is, as Java allows. */
    private String unescape(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int i = from;
        while (i < to) {
            if (in[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(in, plain, i - plain, UTF_8));
            int escape = in[i + 1];
            i += 2;
            if (escape == 'u') {
                text.append((char) Integer.parseInt(new String(in, i, 4, ISO_8859_1), 16));
                i += 4;
            } else {
                text.append(escaped(escape));
            }
            plain = i;
        }
        return text.append(new String(in, plain, to - plain, UTF_8)).toString();
    }

    private static char escaped(int escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) escape;
        };
    }

    JsonException error(String problem) {
        return new JsonException("Not acceptable as JSON: " + problem + where());
    }

    String where() {
        return " (at byte " + (pos - start) + ")";
    }
}
