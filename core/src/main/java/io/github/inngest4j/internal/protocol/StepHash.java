package io.github.inngest4j.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.internal.json.TextReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * How the server names a step: by the SHA-1 of its visible id, in lower-case hexadecimal digits (SDK specification, section
 * 5.1.2). A call has as many of them as steps, twice, so they are kept as numbers: cheap to read, to compare and to look up.
 *
 * <p>They have an order, for whoever makes up a call may make many whose hash codes are the same, and maps find such keys
 * fast only by their order.
 */
public final class StepHash implements Comparable<StepHash> {

    /** Reads a hash; makes {@link #OTHER} of a text that is none. */
    public static final TextReader<StepHash> READER = StepHash::read;

    /** Stands for what is not a hash, and so not the name of any step. */
    public static final StepHash OTHER = new StepHash(0, 0, 0);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int BYTES = 20;
    private static final int DIGITS = 2 * BYTES;
    private static final long ONES = 0x0101010101010101L;

    private final long first;
    private final long second;
    private final int third;

    private StepHash(long first, long second, int third) {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /** The hash of a visible id. */
    public static StepHash of(String visible) {
        return new Maker().of(visible);
    }

    /** The hash that is written so, or {@code null} if it is none. */
    public static @Nullable StepHash parse(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        StepHash hash = read(bytes, 0, bytes.length);
        return hash == OTHER ? null : hash;
    }

    private static StepHash read(byte[] text, int from, int to) {
        if (to - from != DIGITS) {
            return OTHER;
        }
        long a = eightDigits(text, from);
        long b = eightDigits(text, from + 8);
        long c = eightDigits(text, from + 16);
        long d = eightDigits(text, from + 24);
        long e = eightDigits(text, from + 32);
        return (a | b | c | d | e) < 0 ? OTHER : new StepHash(a << 32 | b, c << 32 | d, (int) e);
    }

    /** The value of eight hexadecimal digits, or -1 if they are none; all at once, one in each byte. */
    private static long eightDigits(byte[] text, int from) {
        long eight = (long) LONGS.get(text, from);
        long values = (eight & 0x0F * ONES) + 9 * (eight >>> 6 & ONES) & 0x0F * ONES;
        if (digits(values) != eight) {
            return -1;
        }
        long pairs = (values | values >>> 4) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (fours | fours >>> 16) & 0xFFFF_FFFFL;
    }

    /** The digits of eight values from 0 to 15, one in each byte. */
    private static long digits(long values) {
        long letters = (values + 6 * ONES) >>> 4 & ONES;
        return values + '0' * ONES + ('a' - '0' - 10) * letters;
    }

    private static void write(int value, byte[] text, int at) {
        long fours = (value & 0xFFFF_0000L) << 16 | value & 0xFFFFL;
        long pairs = (fours << 8 | fours) & 0x00FF_00FF_00FF_00FFL;
        long values = (pairs << 4 | pairs) & 0x0F * ONES;
        LONGS.set(text, at, digits(values));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepHash that && first == that.first && second == that.second && third == that.third;
    }

    @Override
    public int hashCode() {
        return (int) first;
    }

    @Override
    public int compareTo(StepHash other) {
        int order = Long.compare(first, other.first);
        if (order == 0) {
            order = Long.compare(second, other.second);
        }
        return order == 0 ? Integer.compare(third, other.third) : order;
    }

    /** The hexadecimal digits. */
    @Override
    public String toString() {
        byte[] text = new byte[DIGITS];
        write((int) (first >>> 32), text, 0);
        write((int) first, text, 8);
        write((int) (second >>> 32), text, 16);
        write((int) second, text, 24);
        write(third, text, 32);
        return new String(text, ISO_8859_1);
    }

    /** Makes hashes one after the other. Not safe for use by several threads. */
    public static final class Maker {

        private final byte[] digest = new byte[BYTES];
        private @Nullable MessageDigest sha1;

        /** A maker, which costs nothing until it makes a hash. */
        public Maker() {}

        /** The hash of a visible id. */
        public StepHash of(String visible) {
            try {
                MessageDigest sha = sha1 == null ? MessageDigest.getInstance("SHA-1") : sha1;
                sha1 = sha;
                sha.update(visible.getBytes(UTF_8));
                sha.digest(digest, 0, BYTES);
            } catch (NoSuchAlgorithmException | DigestException e) {
                throw new IllegalStateException("every Java platform has SHA-1", e);
            }
            return new StepHash((long) LONGS.get(digest, 0), (long) LONGS.get(digest, 8), (int) INTS.get(digest, 16));
        }
    }
}
