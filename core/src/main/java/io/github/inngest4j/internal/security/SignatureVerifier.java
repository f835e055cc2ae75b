package io.github.inngest4j.internal.security;

import io.github.inngest4j.json.JsonException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signatures of requests (SDK specification, section 4.1.2). Immutable and safe for use by several threads.
 *
 * <p>The raw bytes are checked first. Only if they do not match, and are JSON, is the signature checked against their
 * canonical form as well: a proxy or framework between the server and the application may have written the body anew.
 */
public final class SignatureVerifier {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<SigningKey> keys;
    private final Clock clock;

    /**
     * A verifier that accepts signatures of some keys.
     *
     * @param keys the keys, the first one first; without keys nothing is accepted
     * @param clock the time that signatures are compared with; they may differ by up to five minutes in both directions,
     *     since a time far in the future would be a signature for ever
     */
    public SignatureVerifier(List<SigningKey> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /**
     * Checks a signature.
     *
     * @param header the value of the header {@code X-Inngest-Signature}, null if there is none
     * @param body the exact bytes of the body, empty if there is none
     * @return the key that made the signature, or null if the header is missing, malformed, too old or too new, or of none
     *     of the keys
     */
    public @Nullable SigningKey verify(@Nullable String header, byte[] body) {
        SignatureHeader signature = SignatureHeader.parse(header);
        if (signature == null || !isCurrent(signature)) {
            return null;
        }
        SigningKey key = match(signature, body);
        if (key != null || body.length == 0) {
            return key;
        }
        byte[] canonical = canonical(body);
        return canonical == null || Arrays.equals(canonical, body) ? null : match(signature, canonical);
    }

    private boolean isCurrent(SignatureHeader signature) {
        return Math.abs(clock.millis() - signature.millis()) <= TOLERANCE.toMillis();
    }

    private @Nullable SigningKey match(SignatureHeader signature, byte[] message) {
        SigningKey match = null;
        for (SigningKey key : keys) {
            boolean equal = MessageDigest.isEqual(key.mac(message, signature.timestamp()), signature.signature());
            if (equal && match == null) {
                match = key;
            }
        }
        return match;
    }

    private static byte @Nullable [] canonical(byte[] body) {
        try {
            return CanonicalJson.canonicalize(body);
        } catch (JsonException e) {
            return null;
        }
    }
}
