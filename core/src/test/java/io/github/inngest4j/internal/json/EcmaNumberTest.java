package io.github.inngest4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaNumberTest {

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void formatsTheVectorsOfTheRfc(String bits, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(EcmaNumber.format(value)).isEqualTo(expected);
    }

    /** Where {@code Double.toString} of JDK 17 is not the shortest, or not laid out like this. */
    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "2.0E23, 2e+23",
        "5.684341886080802E-14, 5.684341886080802e-14",
        "1.0E-5, 0.00001",
        "1.5E-7, 1.5e-7",
        "123456789012345680000, 123456789012345680000",
        "9.9E-324, 1e-323",
        "1.0E-323, 1e-323",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "8.41E21, 8.41e+21",
        "2.17E-322, 2.17e-322",
        "2.223E-322, 2.2e-322",
        "9007199254740993, 9007199254740992",
        "9007199254740994, 9007199254740994",
        "-42.5, -42.5",
        "1e20, 100000000000000000000"
    })
    void findsTheShortestText(String input, String expected) {
        assertThat(EcmaNumber.format(Double.parseDouble(input))).isEqualTo(expected);
    }

    @Test
    void anyDoubleIsGivenBackByATextThatIsNotLongerThanTheOneOfTheJdk() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = EcmaNumber.format(value);
                assertThat(Double.parseDouble(text))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(value == 0 ? 0.0 : value);
                assertThat(digits(text))
                        .as("seed %d: %s", seed, text)
                        .isLessThanOrEqualTo(digits(Double.toString(value)));
            }
        }
    }

    /** The bounds of what is rounded to a double lie unevenly at powers of two, and widely below the normal doubles. */
    @Test
    void noOtherTextIsShorterOrCloser() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long exponent = (long) random.nextInt(0x7ff) << 52;
            long bits = switch (i % 4) {
                case 0 -> exponent;
                case 1 -> exponent + random.nextInt(7) - 3;
                case 2 -> random.nextLong() >>> 12 + random.nextInt(52);
                default -> random.nextLong() >>> 1;
            };
            double value = Double.longBitsToDouble(bits & Long.MAX_VALUE);
            if (Double.isFinite(value) && value != 0) {
                assertThat(new BigDecimal(EcmaNumber.format(value)))
                        .as("seed %d: %s", seed, value)
                        .isEqualByComparingTo(shortest(value));
            }
        }
    }

    /** By trying. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            List<BigDecimal> fitting = new ArrayList<>();
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP)) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    fitting.add(rounded);
                }
            }
            if (!fitting.isEmpty()) {
                return fitting.get(0);
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** Strangers choose the numbers: before a signature is found to be wrong, each in a body may be written anew. */
    @ParameterizedTest
    @ValueSource(
            doubles = {
                5e-324,
                1.2345678901234e-310,
                Double.MIN_NORMAL,
                1e-300 / 3,
                0.1 + 0.2,
                1e300 / 3,
                Double.MAX_VALUE
            })
    void noDoubleNeedsMuchMoreThanOthers(double value) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String text = EcmaNumber.format(value);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            text = EcmaNumber.format(value);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100)
                .as("bytes allocated for %s", text)
                .isLessThan(8192);
    }

    private static int digits(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = exponent < 0 ? text : text.substring(0, exponent);
        return mantissa.replaceAll("[-.]", "").replaceAll("^0+|0+$", "").length();
    }
}
