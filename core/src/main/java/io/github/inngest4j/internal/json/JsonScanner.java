package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) from UTF-8 bytes, value by value, in one pass and without recursion.
 *
 * <p>It is strict: no comments, no trailing commas, no unescaped control characters, no malformed UTF-8, no byte order
 * mark, and {@link #end()} accepts only white space after the value. The {@linkplain JsonLimits limits} hold for values that
 * are skipped, too. Names that occur twice in an object are reported twice; readers of this library let the last one win,
 * as JSON-B and JavaScript do.
 *
 * <p>All methods throw {@link JsonException} if the text is not acceptable or has another kind of value than the one asked
 * for, and {@link IllegalStateException} if they are called out of order. Not safe for use by several threads.
 */
public final class JsonScanner {

    private final JsonLexer lexer;
    private final Nesting nesting;
    /** No member or element of the innermost container has been met yet. */
    private boolean first;
    /** A value is next: at the start, after a name, after an announced element. */
    private boolean valueDue = true;

    /**
     * A scanner at the start of a text.
     *
     * @param utf8 the text; it must not change while the scanner or slices of it are in use
     * @param limits what is accepted
     */
    public JsonScanner(byte[] utf8, JsonLimits limits) {
        this(utf8, 0, utf8.length, limits);
    }

    JsonScanner(byte[] utf8, int from, int to, JsonLimits limits) {
        this.lexer = new JsonLexer(utf8, from, to, limits);
        this.nesting = new Nesting(limits.maxDepth());
    }

    /**
     * Looks at the next value without reading it.
     *
     * @return its kind
     */
    public JsonKind peek() {
        requireValueDue();
        lexer.skipWhitespace();
        return lexer.kind();
    }

    /** Enters an object; {@link #nextName()} follows. */
    public void beginObject() {
        expect(JsonKind.OBJECT);
        open('{', true);
    }

    /** Enters an array; {@link #nextElement()} follows. */
    public void beginArray() {
        expect(JsonKind.ARRAY);
        open('[', false);
    }

    /**
     * Reads the next name of the innermost object; its value must be read before the next call.
     *
     * @return the name, or null if the object has ended and was left
     */
    public @Nullable String nextName() {
        if (!moveToName()) {
            return null;
        }
        String name = lexer.readString();
        afterName();
        return name;
    }

    /**
     * Reads the next name of the innermost object, as {@link #nextName()} does, without making text of it.
     *
     * @param <T> what the reader makes
     * @param reader reads the name
     * @return what the reader makes of the name, or null if the object has ended and was left
     */
    public <T> @Nullable T nextName(TextReader<T> reader) {
        if (!moveToName()) {
            return null;
        }
        T name = lexer.readString(reader);
        afterName();
        return name;
    }

    /**
     * Moves to the next element of the innermost array; it must be read before the next call.
     *
     * @return false if the array has ended and was left
     */
    public boolean nextElement() {
        if (!nesting.inArray()) {
            throw new IllegalStateException("Not in an array");
        }
        if (!moveToItem(false)) {
            return false;
        }
        valueDue = true;
        return true;
    }

    /**
     * Reads a string.
     *
     * @return its text; it may hold surrogates without a partner if they were escaped
     */
    public String readString() {
        expect(JsonKind.STRING);
        valueDue = false;
        return lexer.readString();
    }

    /**
     * Reads a string without making text of it.
     *
     * @param <T> what the reader makes
     * @param reader reads the text
     * @return what the reader makes of it
     */
    public <T> T readString(TextReader<T> reader) {
        expect(JsonKind.STRING);
        valueDue = false;
        return lexer.readString(reader);
    }

    /**
     * Reads a number that is a whole number in the range of {@code long}, in whatever way it is written.
     *
     * @return its value
     */
    public long readLong() {
        NumberToken token = readNumber();
        if (token.isSmallInteger()) {
            return token.smallInteger();
        }
        try {
            return token.integral() ? Long.parseLong(token.text()) : new BigDecimal(token.text()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new JsonException("The number is not a whole number in the range of long" + lexer.where());
        }
    }

    /**
     * Reads a number.
     *
     * @return the nearest double, never infinite
     */
    public double readDouble() {
        return readNumber().doubleValue();
    }

    /**
     * Reads a boolean.
     *
     * @return its value
     */
    public boolean readBoolean() {
        expect(JsonKind.BOOLEAN);
        valueDue = false;
        return lexer.readBoolean();
    }

    /** Reads the literal {@code null}. */
    public void readNull() {
        expect(JsonKind.NULL);
        valueDue = false;
        lexer.skipLiteral("null");
    }

    /**
     * Checks any value and moves over it.
     *
     * @return where it is; it shares the bytes of this scanner
     */
    public JsonSlice readValue() {
        JsonKind kind = peek();
        int from = lexer.position();
        valueDue = false;
        if (kind == JsonKind.OBJECT || kind == JsonKind.ARRAY) {
            skipContainer(kind == JsonKind.OBJECT);
        } else {
            skipScalar(kind);
        }
        return lexer.slice(from, kind);
    }

    /**
     * Where the next value begins, for {@link #since}.
     *
     * @return a mark that only this scanner understands
     */
    public int mark() {
        peek();
        return lexer.position();
    }

    /**
     * The value that began at a mark and has just been read to its end, member by member.
     *
     * @param mark what {@link #mark()} gave at its beginning
     * @param kind the value's kind
     * @return where it is; it shares the bytes of this scanner
     */
    public JsonSlice since(int mark, JsonKind kind) {
        return lexer.slice(mark, kind);
    }

    /** Checks that the text is complete and that nothing but white space follows. */
    public void end() {
        if (valueDue || nesting.depth() > 0) {
            throw new IllegalStateException("The value has not been read to its end");
        }
        lexer.skipWhitespace();
        if (!lexer.atEnd()) {
            throw lexer.error("something follows after the value");
        }
    }

    /** Reads a number as it is written. */
    NumberToken readNumber() {
        expect(JsonKind.NUMBER);
        valueDue = false;
        return lexer.readNumber();
    }

    private void skipScalar(JsonKind kind) {
        if (kind == JsonKind.STRING) {
            lexer.skipString();
        } else if (kind == JsonKind.NUMBER) {
            lexer.skipNumber();
        } else if (kind == JsonKind.BOOLEAN) {
            lexer.readBoolean();
        } else {
            lexer.skipLiteral("null");
        }
    }

    /** Moves over a whole object or array: as the methods for single members and elements do, with all in one loop. */
    private void skipContainer(boolean outermost) {
        int outside = nesting.depth();
        boolean object = outermost;
        open(object ? '{' : '[', object);
        while (true) {
            lexer.skipWhitespace();
            if (lexer.take(object ? '}' : ']')) {
                nesting.pop();
                first = false;
                if (nesting.depth() == outside) {
                    return;
                }
                object = nesting.inObject();
                continue;
            }
            if (!first) {
                takeComma(object);
            }
            first = false;
            if (object) {
                lexer.skipString();
                takeColon();
                lexer.skipWhitespace();
            }
            JsonKind kind = lexer.kind();
            if (kind == JsonKind.OBJECT || kind == JsonKind.ARRAY) {
                object = kind == JsonKind.OBJECT;
                open(object ? '{' : '[', object);
            } else {
                skipScalar(kind);
            }
        }
    }

    private boolean moveToName() {
        if (!nesting.inObject()) {
            throw new IllegalStateException("Not in an object");
        }
        return moveToItem(true);
    }

    private void afterName() {
        takeColon();
        valueDue = true;
    }

    private boolean moveToItem(boolean object) {
        if (valueDue) {
            throw new IllegalStateException("The value before has not been read");
        }
        lexer.skipWhitespace();
        if (lexer.take(object ? '}' : ']')) {
            nesting.pop();
            first = false;
            return false;
        }
        if (!first) {
            takeComma(object);
        }
        first = false;
        return true;
    }

    private void takeComma(boolean object) {
        if (!lexer.take(',')) {
            throw lexer.error("a comma or the end of the " + (object ? "object" : "array") + " should be here");
        }
        lexer.skipWhitespace();
    }

    private void takeColon() {
        lexer.skipWhitespace();
        if (!lexer.take(':')) {
            throw lexer.error("a colon should follow the name");
        }
    }

    private void open(char bracket, boolean object) {
        if (!nesting.push(object)) {
            throw lexer.error("it is nested deeper than " + nesting.max() + " levels");
        }
        lexer.take(bracket);
        first = true;
        valueDue = false;
    }

    private void expect(JsonKind expected) {
        JsonKind actual = peek();
        if (actual != expected) {
            throw new JsonException(
                    "Expected " + expected.noun() + " in the JSON but found " + actual.noun() + lexer.where());
        }
    }

    private void requireValueDue() {
        if (!valueDue) {
            throw new IllegalStateException("No value is next");
        }
    }
}
