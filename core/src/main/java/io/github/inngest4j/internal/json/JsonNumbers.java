package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The number rule: no digit is lost on the way.
 *
 * <p>The server keeps numbers as doubles. So an integer beyond ±2^53, or a decimal that a double does not give back, is
 * written as a JSON string; numeric targets read both forms, and refuse what they cannot hold.
 */
final class JsonNumbers {

    /** Numbers in strings, which come from big integers and decimals, may be longer than those on the wire. */
    private static final JsonLimits IN_STRINGS = new JsonLimits(1, 4096, 9999);

    private static final long MAX_EXACT = 1L << 53;
    private static final BigInteger MAX_EXACT_BIG = BigInteger.valueOf(MAX_EXACT);

    private JsonNumbers() {}

    /** Whether {@link #write} knows this type of number. */
    static boolean isKnown(Number value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof AtomicInteger
                || value instanceof AtomicLong;
    }

    /** The JSON of a number: the number itself, or a string with it. */
    static Written write(Number value) {
        if (value instanceof Double || value instanceof Float) {
            return Written.number(EcmaNumber.format(finite(value)));
        }
        if (value instanceof BigDecimal decimal) {
            return writeDecimal(decimal);
        }
        if (value instanceof BigInteger integer) {
            return writeInteger(integer);
        }
        if (!isKnown(value)) {
            throw new JsonException("A number of class " + value.getClass().getName() + " cannot be written as JSON");
        }
        long integer = value.longValue();
        return new Written(Long.toString(integer), integer < -MAX_EXACT || integer > MAX_EXACT);
    }

    /**
     * A number as it is written.
     *
     * @param quoted whether it must be a string
     */
    record Written(String text, boolean quoted) {

        static Written number(String text) {
            return new Written(text, false);
        }
    }

    private static Written writeDecimal(BigDecimal value) {
        if (value.signum() == 0) {
            return Written.number("0");
        }
        if (Math.abs((long) value.scale()) > IN_STRINGS.maxExponent() || value.precision() > IN_STRINGS.maxExponent()) {
            throw tooLong("decimal");
        }
        if (value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(new BigDecimal(MAX_EXACT_BIG)) > 0) {
            return quoted(value.toString(), "decimal");
        }
        double nearest = value.doubleValue();
        if (!Double.isInfinite(nearest)) {
            String text = EcmaNumber.format(nearest);
            if (new BigDecimal(text).compareTo(value) == 0) {
                return Written.number(text);
            }
        }
        return quoted(value.toString(), "decimal");
    }

    private static Written writeInteger(BigInteger value) {
        if (value.abs().compareTo(MAX_EXACT_BIG) <= 0) {
            return Written.number(value.toString());
        }
        // four bits make more than one digit, so this bounds the cost of making the text
        if (value.bitLength() > 4 * IN_STRINGS.maxNumberLength()) {
            throw tooLong("integer");
        }
        return quoted(value.toString(), "integer");
    }

    private static Written quoted(String text, String kind) {
        if (text.length() > IN_STRINGS.maxNumberLength()) {
            throw tooLong(kind);
        }
        return new Written(text, true);
    }

    private static JsonException tooLong(String kind) {
        return new JsonException("A " + (kind.equals("integer") ? "big integer" : kind)
                + " has more than " + IN_STRINGS.maxNumberLength()
                + " digits or an exponent beyond ±" + IN_STRINGS.maxExponent() + ", which JSON does not carry here");
    }

    private static double finite(Number value) {
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new JsonException("NaN and infinity cannot be written as JSON");
        }
        return value instanceof Float f ? widened(f) : number;
    }

    /** The double with the short text of a float, 0.1 and not 0.10000000149011612, if that gives the float back. */
    private static double widened(float value) {
        double shortest = Double.parseDouble(Float.toString(value));
        return (float) shortest == value ? shortest : value;
    }

    /** A number that somebody else wrote, as a value that {@link #write} writes without loss. */
    static Number exact(NumberToken token) {
        if (token.integral()) {
            return new BigInteger(token.text());
        }
        BigDecimal decimal = new BigDecimal(token.text());
        double nearest = decimal.doubleValue();
        // Double.toString(1e20) is a decimal, and not a big integer that must become a string
        boolean held = Double.isFinite(nearest) && new BigDecimal(EcmaNumber.format(nearest)).compareTo(decimal) == 0;
        return held ? (Number) nearest : decimal;
    }

    /** The number in a string that {@link #write} made, or another by the grammar of JSON; null if it is none. */
    static @Nullable BigDecimal parseText(String text) {
        if (text.isEmpty() || text.length() > IN_STRINGS.maxNumberLength()) {
            return null;
        }
        JsonLexer lexer = JsonLexer.ofToken(text, IN_STRINGS);
        try {
            lexer.skipNumber();
        } catch (JsonException e) {
            return null;
        }
        return lexer.atEnd() ? new BigDecimal(text) : null;
    }
}
