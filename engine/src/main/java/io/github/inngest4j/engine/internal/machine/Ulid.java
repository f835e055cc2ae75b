package io.github.inngest4j.engine.internal.machine;

/** Makes ULIDs: 26 characters, of which the first ten are a time in milliseconds; they sort as their times do. */
public final class Ulid {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_LENGTH = 10;
    private static final int LENGTH = 26;

    /** Bits of randomness that one half of the rest holds. */
    public static final int HALF_BITS = 40;

    private Ulid() {}

    /**
     * A ULID.
     *
     * @param millis its time, milliseconds since 1970
     * @param high the more significant 40 bits of the rest
     * @param low the less significant 40 bits of the rest
     */
    public static String of(long millis, long high, long low) {
        char[] text = new char[LENGTH];
        write(text, 0, TIME_LENGTH, millis);
        write(text, TIME_LENGTH, HALF_BITS / 5, high);
        write(text, TIME_LENGTH + HALF_BITS / 5, HALF_BITS / 5, low);
        return new String(text);
    }

    private static void write(char[] text, int from, int length, long value) {
        long rest = value;
        for (int i = from + length - 1; i >= from; i--) {
            text[i] = ALPHABET.charAt((int) (rest & 31));
            rest >>>= 5;
        }
    }
}
