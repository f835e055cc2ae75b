package io.github.inngest4j.engine.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.internal.security.SigningKey;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. Without a signing key everybody may do everything, as on a Dev Server.
 *
 * @param signingKey what the API asks for, if for anything
 * @param eventKey what sending events takes; {@code null} if any key will do
 */
public record Authorization(
        @Nullable SigningKey signingKey, @Nullable String eventKey) {

    private static final String BEARER = "Bearer ";

    /** The kind of server that an SDK sees. */
    String serverKind() {
        return signingKey == null ? "dev" : "cloud";
    }

    void checkSigned(EngineRequest request) {
        if (signingKey == null) {
            return;
        }
        String header = request.headers().get("Authorization");
        String token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        if (!same(token, signingKey.bearer()) && !same(token, signingKey.hash())) {
            throw new ApiException(401, "the request is not authorized by the signing key");
        }
    }

    void checkEventKey(String key) {
        if (eventKey != null && !same(key, eventKey)) {
            throw new ApiException(401, "the event key is not known");
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** Names no key. */
    @Override
    public String toString() {
        return "Authorization[" + serverKind() + "]";
    }
}
