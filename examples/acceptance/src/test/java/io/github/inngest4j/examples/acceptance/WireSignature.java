package io.github.inngest4j.examples.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String withoutPrefix = key.replaceFirst("^signkey-\\w+-", "");
            mac.init(new SecretKeySpec(withoutPrefix.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(Long.toString(seconds).getBytes(StandardCharsets.UTF_8));
            return new WireSignature(seconds, HexFormat.of().formatHex(mac.doFinal()));
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
