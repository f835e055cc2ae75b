package io.github.inngest4j.internal.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Formats a double as ECMAScript does (Number::toString, radix 10), which RFC 8785 prescribes and the server sends.
 *
 * <p>{@link Double#toString} differs in layout, and before JDK 19 it does not always find the shortest digits.
 */
final class EcmaNumber {

    /** With up to this many digits at most one decimal stands for a normal double, so it is the shortest. */
    private static final int UNIQUE_DIGITS = 15;

    private static final int MAX_DIGITS = 17;
    private static final double MAX_EXACT_INTEGER = 0x1p53;

    private EcmaNumber() {}

    /** The shortest text that gives this double back; it must be finite. */
    static String format(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) <= MAX_EXACT_INTEGER && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        String text = layOut(digits, digits.length() - shortest.scale());
        return value < 0 ? "-" + text : text;
    }

    /** The decimal with the fewest digits that gives this positive double back; of several the closest. */
    private static BigDecimal shortest(double value) {
        if (value >= Double.MIN_NORMAL) {
            BigDecimal candidate = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            if (candidate.precision() <= UNIQUE_DIGITS) {
                return candidate;
            }
        }
        BigDecimal exact = new BigDecimal(value);
        int digits = value >= Double.MIN_NORMAL ? UNIQUE_DIGITS : 1;
        while (digits < MAX_DIGITS) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean belowFits = below.doubleValue() == value;
            boolean aboveFits = above.doubleValue() == value;
            if (belowFits && aboveFits) {
                return closest(exact, below, above).stripTrailingZeros();
            }
            if (belowFits || aboveFits) {
                return (belowFits ? below : above).stripTrailingZeros();
            }
            digits++;
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static BigDecimal closest(BigDecimal exact, BigDecimal below, BigDecimal above) {
        int order = exact.subtract(below).compareTo(above.subtract(exact));
        if (order == 0) {
            return below.unscaledValue().testBit(0) ? above : below;
        }
        return order < 0 ? below : above;
    }

    /** The layout of Number::toString for the value 0.digits × 10^point. */
    private static String layOut(String digits, int point) {
        int length = digits.length();
        if (length <= point && point <= 21) {
            return digits + "0".repeat(point - length);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = length == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
