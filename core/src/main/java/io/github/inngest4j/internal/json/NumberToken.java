package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.inngest4j.json.JsonException;

/** A number as it is written. */
final class NumberToken {

    /** Integers of this many characters fit a long in any case. */
    private static final int SAFE_LONG_LENGTH = 18;

    private final byte[] in;
    private final int from;
    private final int to;
    private final boolean integral;

    NumberToken(byte[] in, int from, int to, boolean integral) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.integral = integral;
    }

    /** Whether it has neither fraction nor exponent. */
    boolean integral() {
        return integral;
    }

    /** Whether it has neither fraction nor exponent, and certainly fits a long. */
    boolean isSmallInteger() {
        return integral && to - from <= SAFE_LONG_LENGTH;
    }

    /** The value of a {@linkplain #isSmallInteger() small integer}. */
    long smallInteger() {
        boolean negative = in[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = value * 10 + in[i] - '0';
        }
        return negative ? -value : value;
    }

    String text() {
        return new String(in, from, to - from, ISO_8859_1);
    }

    double doubleValue() {
        double value = Double.parseDouble(text());
        if (Double.isInfinite(value)) {
            throw new JsonException("A number in the JSON is outside the range of double");
        }
        return value;
    }
}
