package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads numeric targets from a number, or from the string that the number rule makes of one, without losing anything. */
final class NumberReader {

    private NumberReader() {}

    /** Whether a class, primitive or not, is a numeric target. */
    static boolean reads(Class<?> target) {
        return target == int.class
                || target == Integer.class
                || target == long.class
                || target == Long.class
                || target == double.class
                || target == Double.class
                || target == float.class
                || target == Float.class
                || target == short.class
                || target == Short.class
                || target == byte.class
                || target == Byte.class
                || target == BigDecimal.class
                || target == BigInteger.class
                || target == Number.class;
    }

    static Number read(JsonScanner scanner, Class<?> target) {
        JsonKind kind = scanner.peek();
        if (kind == JsonKind.NUMBER) {
            return fromToken(scanner.readNumber(), target);
        }
        if (kind == JsonKind.STRING) {
            BigDecimal value = JsonNumbers.parseText(scanner.readString());
            if (value == null) {
                throw new JsonException("A string that is not a number cannot be read as " + target.getName());
            }
            return convert(value, target);
        }
        throw new JsonException("JSON has " + kind.noun() + " where " + target.getName() + " is asked for");
    }

    private static Number fromToken(NumberToken token, Class<?> target) {
        if (token.isSmallInteger()) {
            Number small = small(token.smallInteger(), target);
            if (small != null) {
                return small;
            }
        }
        if (target == Number.class) {
            return PlainReader.number(token);
        }
        if (target == double.class || target == Double.class) {
            return token.doubleValue();
        }
        return convert(new BigDecimal(token.text()), target);
    }

    /** The common case without a detour; null for others. */
    private static @Nullable Number small(long value, Class<?> target) {
        if (target == long.class || target == Long.class || target == Number.class) {
            return value;
        }
        boolean isInt = target == int.class || target == Integer.class;
        return isInt && value == (int) value ? (Number) (int) value : null;
    }

    private static Number convert(BigDecimal value, Class<?> target) {
        if (target == BigDecimal.class) {
            return value;
        }
        if (target == double.class || target == Double.class) {
            return finite(value.doubleValue(), target);
        }
        if (target == float.class || target == Float.class) {
            finite(value.floatValue(), target);
            return value.floatValue();
        }
        if (target == Number.class && value.scale() > 0) {
            return value;
        }
        return whole(value, target);
    }

    private static Number whole(BigDecimal value, Class<?> target) {
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
            throw new JsonException("A number with a fraction cannot be read as " + target.getName());
        }
        if (target == BigInteger.class) {
            return value.toBigIntegerExact();
        }
        if (target == Number.class) {
            BigInteger integer = value.toBigIntegerExact();
            return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
        }
        try {
            if (target == int.class || target == Integer.class) {
                return value.intValueExact();
            }
            if (target == short.class || target == Short.class) {
                return value.shortValueExact();
            }
            if (target == byte.class || target == Byte.class) {
                return value.byteValueExact();
            }
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw outside(target);
        }
    }

    private static Double finite(double value, Class<?> target) {
        if (Double.isInfinite(value)) {
            throw outside(target);
        }
        return value;
    }

    private static JsonException outside(Class<?> target) {
        return new JsonException("A number is outside the range of " + target.getName());
    }
}
