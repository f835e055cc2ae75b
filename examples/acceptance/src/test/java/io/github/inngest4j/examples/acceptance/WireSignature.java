package io.github.inngest4j.examples.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signature header, made and checked by other code than that under test.
 *
 * @param seconds when it was made
 * @param hex the signature
 */
record WireSignature(long seconds, String hex) {

    private static final Pattern HEADER = Pattern.compile("t=(\\d+)&s=([0-9a-f]{64})");

    static Optional<WireSignature> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        return matcher.matches()
                ? Optional.of(new WireSignature(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    static WireSignature of(String key, byte[] body, long seconds) {
        return new WireSignature(seconds, hmac(key, body, Long.toString(seconds)));
    }

    /** The signature over a body and the digits of a time, in hexadecimal digits. */
    static String hmac(String key, byte[] body, String time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String withoutPrefix = key.replaceFirst("^signkey-\\w+-", "");
            mac.init(new SecretKeySpec(withoutPrefix.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(time.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash of a key, which opens the server's API. */
    static String hashOf(String key) {
        try {
            byte[] digits = HexFormat.of().parseHex(key.replaceFirst("^signkey-\\w+-", ""));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isBy(String key, byte[] body) {
        return equals(of(key, body, seconds));
    }

    String header() {
        return "t=" + seconds + "&s=" + hex;
    }
}
