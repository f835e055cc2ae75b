package io.github.inngest4j.internal.security;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code X-Inngest-Signature}, {@code t=<seconds>&s=<hexadecimal digits>} in any order.
 *
 * @param timestamp the digits as they are signed
 * @param signature the decoded signature
 */
record SignatureHeader(String timestamp, byte[] signature) {

    private static final int MAX_LENGTH = 512;
    /** Enough until the year 33658, and never out of range. */
    private static final int MAX_TIMESTAMP_DIGITS = 12;

    private static final int SIGNATURE_DIGITS = 64;

    /** Reads a header; null if it is absent or malformed. Parameters of other names are ignored. */
    static @Nullable SignatureHeader parse(@Nullable String header) {
        if (header == null || header.length() > MAX_LENGTH) {
            return null;
        }
        String timestamp = null;
        String signature = null;
        for (String parameter : header.strip().split("&", -1)) {
            if (parameter.startsWith("t=")) {
                if (timestamp != null) {
                    return null;
                }
                timestamp = parameter.substring(2);
            } else if (parameter.startsWith("s=")) {
                if (signature != null) {
                    return null;
                }
                signature = parameter.substring(2);
            }
        }
        return timestamp == null || signature == null ? null : of(timestamp, signature);
    }

    private static @Nullable SignatureHeader of(String timestamp, String signature) {
        if (timestamp.isEmpty() || timestamp.length() > MAX_TIMESTAMP_DIGITS || !isDecimal(timestamp)) {
            return null;
        }
        if (signature.length() != SIGNATURE_DIGITS) {
            return null;
        }
        try {
            return new SignatureHeader(timestamp, HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The time of signing in milliseconds since 1970. */
    long millis() {
        return 1000 * Long.parseLong(timestamp);
    }
}
