package io.github.inngest4j.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Formats a double as ECMAScript does (Number::toString, radix 10), which RFC 8785 prescribes and the server sends.
 *
 * <p>{@link Double#toString} differs in layout, and before JDK 19 it does not always find the shortest digits. The time it
 * takes is much the same for all numbers, since strangers choose them.
 */
final class EcmaNumber {

    private static final double MAX_EXACT_INTEGER = 0x1p53;

    /** With up to this many digits at most one decimal stands for a normal double, so it is the shortest. */
    private static final int UNIQUE_DIGITS = 15;

    /** Beyond these {@link Double#toString} takes longer, and few people write such numbers. */
    private static final double SOON_FOUND_FROM = 1e-9;

    private static final double SOON_FOUND_TO = 1e21;

    /** Every double is told from its neighbours by 17 digits. */
    private static final int MOST_DIGITS = 17;

    private static final double LOG10_OF_2 = 0.30102999566398120;
    private static final int FRACTION_BITS = 52;
    private static final int EXPONENT_OF_LAST_BIT = -1075;

    /** Up to the one that makes an integer of 17 digits out of the smallest double. */
    private static final List<BigInteger> POWERS_OF_10 =
            Stream.iterate(BigInteger.ONE, BigInteger.TEN::multiply).limit(341).toList();

    private EcmaNumber() {}

    /** The shortest text that gives this double back; it must be finite. */
    static String format(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) <= MAX_EXACT_INTEGER && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        String text = few(Math.abs(value));
        if (text == null) {
            text = shortest(Double.doubleToRawLongBits(Math.abs(value)));
        }
        return value < 0 ? "-" + text : text;
    }

    /** The text of a number that a person might have written, which is soon found; null for others. */
    private static @Nullable String few(double value) {
        if (value < SOON_FOUND_FROM || value > SOON_FOUND_TO) {
            return null;
        }
        BigDecimal candidate = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = candidate.unscaledValue().toString();
        return digits.length() > UNIQUE_DIGITS ? null : layOut(digits, digits.length() - candidate.scale());
    }

    /**
     * The decimal with the fewest digits that gives a positive double back; of several the closest. The double, and the
     * bounds of what is rounded to it, are brought to the power of ten where 17 digits stand before the point. There the
     * largest power of ten is sought that has a multiple within the bounds.
     */
    private static String shortest(long bits) {
        int biased = (int) (bits >>> FRACTION_BITS);
        long fraction = bits & (1L << FRACTION_BITS) - 1;
        long m = biased == 0 ? fraction : fraction | 1L << FRACTION_BITS;
        // The value is m · 2^exponent; everything is counted in quarters of the last bit.
        int exponent = Math.max(biased, 1) + EXPONENT_OF_LAST_BIT;
        int quarter = exponent - 2;
        int highestBit = exponent + Long.SIZE - 1 - Long.numberOfLeadingZeros(m);
        int power = MOST_DIGITS - 1 - (int) Math.floor(highestBit * LOG10_OF_2);
        boolean narrowBelow = fraction == 0 && biased > 1;
        boolean boundsCount = (m & 1) == 0;
        long low = scale(4 * m - (narrowBelow ? 1 : 2), quarter, power).least(boundsCount);
        long high = scale(4 * m + 2, quarter, power).most(boundsCount);
        Scaled twice = scale(8 * m, quarter, power);

        long unit = 1;
        int zeros = 0;
        while (high / (10 * unit) * (10 * unit) >= low) {
            unit *= 10;
            zeros++;
        }
        String digits = Long.toString(closest(twice, unit, low, high) / unit);
        return layOut(digits, digits.length() + zeros - power);
    }

    /** Of the multiples of a unit on both sides of a value the closer one, or the one that is within the bounds. */
    private static long closest(Scaled twice, long unit, long low, long high) {
        long below = twice.floor() / 2 / unit * unit;
        long above = below + unit;
        if (below < low) {
            return above;
        }
        long middle = below + above;
        boolean tie = twice.floor() == middle && twice.exact();
        boolean upwards = tie ? below / unit % 2 != 0 : twice.floor() >= middle;
        return above <= high && upwards ? above : below;
    }

    /**
     * A number without its fraction.
     *
     * @param exact whether it has none
     */
    private record Scaled(long floor, boolean exact) {

        /** The least integer that is not below, or that is above. */
        long least(boolean itselfToo) {
            return exact && itselfToo ? floor : floor + 1;
        }

        /** The greatest integer that is not above, or that is below. */
        long most(boolean itselfToo) {
            return exact && !itselfToo ? floor - 1 : floor;
        }
    }

    /** count · 2^two · 10^ten */
    private static Scaled scale(long count, int two, int ten) {
        BigInteger number = BigInteger.valueOf(count);
        if (ten < 0) {
            BigInteger[] parts = number.shiftLeft(two).divideAndRemainder(POWERS_OF_10.get(-ten));
            return new Scaled(parts[0].longValue(), parts[1].signum() == 0);
        }
        number = number.multiply(POWERS_OF_10.get(ten));
        return new Scaled(number.shiftRight(-two).longValue(), number.getLowestSetBit() >= -two);
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
