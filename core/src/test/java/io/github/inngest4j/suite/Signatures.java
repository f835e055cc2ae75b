package io.github.inngest4j.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs and verifies as the server does, independently of the library. */
public final class Signatures {

    /** The key that apps are served with. */
    public static final String KEY = "signkey-test-" + "5ca1ab1e".repeat(8);

    static final String FALLBACK_KEY = "signkey-test-" + "0ddba111".repeat(8);
    static final String OTHER_KEY = "signkey-test-" + "deadbeef".repeat(8);

    private static final Pattern HEADER = Pattern.compile("t=(\\d+)&s=([0-9a-f]{64})");

    private Signatures() {}

    static String sign(String key, byte[] body) {
        return sign(key, body, Instant.now().getEpochSecond());
    }

    static String sign(String key, byte[] body, long time) {
        return "t=" + time + "&s=" + hmac(key, body, time);
    }

    /** Fails if an answer is not signed with a key. */
    public static void assertSigned(Answer answer, String key) {
        @Nullable String header = answer.header("X-Inngest-Signature");
        assertThat(header).as("signature of the answer").isNotNull();
        Matcher parts = HEADER.matcher(header);
        assertThat(parts.matches()).as(header).isTrue();
        assertThat(parts.group(2)).isEqualTo(hmac(key, answer.body(), Long.parseLong(parts.group(1))));
    }

    private static String hmac(String key, byte[] body, long time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] text = key.replaceFirst("^signkey-[^-]+-", "").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(text, "HmacSHA256"));
            mac.update(body);
            mac.update(Long.toString(time).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
