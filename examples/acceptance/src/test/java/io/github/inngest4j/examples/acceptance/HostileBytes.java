package io.github.inngest4j.examples.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Damages bytes as a bad line, a bad proxy or a bad person would. */
final class HostileBytes {

    private static final byte[] SPECIAL = "\"\\{}[]:,0-eE+.\0\n\r\t\b/u\u007f".getBytes(StandardCharsets.US_ASCII);

    private HostileBytes() {}

    static byte[] changed(byte[] bytes, Chance chance) {
        int length = bytes.length;
        if (length == 0) {
            return chance.of(new byte[] {0}, chance.bytes(20), "{}".getBytes(StandardCharsets.US_ASCII));
        }
        int at = chance.below(length);
        int count = Math.min(length - at, chance.oneIn(2) ? chance.between(1, 8) : chance.between(1, 400));
        switch (chance.below(9)) {
            case 0:
                return flipped(bytes, chance);
            case 1:
                return Arrays.copyOf(bytes, at);
            case 2:
                return Arrays.copyOfRange(bytes, at, length);
            case 3:
                return replaced(bytes, at, count, new byte[0]);
            case 4:
                return replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + count));
            case 5:
                return replaced(bytes, at, 0, chance.bytes(chance.between(1, 12)));
            case 6:
                return replaced(bytes, at, 1, new byte[] {SPECIAL[chance.below(SPECIAL.length)]});
            case 7:
                return replaced(bytes, 0, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            default:
                return new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(chance.of(
                                StandardCharsets.UTF_16LE, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1));
        }
    }

    private static byte[] flipped(byte[] bytes, Chance chance) {
        byte[] copy = bytes.clone();
        for (int i = chance.between(1, 4); i > 0; i--) {
            copy[chance.below(copy.length)] ^= (byte) (1 << chance.below(8));
        }
        return copy;
    }

    private static byte[] replaced(byte[] bytes, int at, int count, byte[] by) {
        byte[] result = new byte[bytes.length - count + by.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + count, result, at + by.length, bytes.length - at - count);
        return result;
    }
}
