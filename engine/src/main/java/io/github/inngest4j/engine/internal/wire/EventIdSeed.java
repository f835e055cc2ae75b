package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.machine.Ulid;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the ids of a request's events are made of, so that the same request sent again has the same ids.
 *
 * @param millis the time in the ids
 * @param high the more significant 40 bits of the rest
 * @param low the less significant 40 bits of the rest
 */
public record EventIdSeed(long millis, long high, long low) {

    private static final int ENTROPY_BYTES = 10;
    private static final long LOW_32 = 0xFFFF_FFFFL;

    /** Reads {@code <milliseconds>,<base64 of ten bytes>}; anything else is ignored, as the server does. */
    public static @Nullable EventIdSeed parse(@Nullable String header) {
        String[] parts = header == null ? new String[0] : header.split(",", -1);
        if (parts.length != 2) {
            return null;
        }
        try {
            long millis = Long.parseLong(parts[0]);
            byte[] entropy = Base64.getDecoder().decode(parts[1]);
            if (millis <= 0 || entropy.length != ENTROPY_BYTES) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.allocate(16).position(6).put(entropy).position(0);
            long upper = bytes.getLong(3) & (1L << Ulid.HALF_BITS) - 1;
            long lower = bytes.getLong(8) & (1L << Ulid.HALF_BITS) - 1;
            return new EventIdSeed(millis, upper, lower);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The id of the event at an index, from 0: its number, from 1, is added to the last 32 bits. */
    public String ulid(int index) {
        long last = (low + index + 1) & LOW_32;
        return Ulid.of(millis, high, low & ~LOW_32 | last);
    }
}
