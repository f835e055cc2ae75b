package io.github.inngest4j.serve;

import io.github.inngest4j.internal.config.Mode;
import io.github.inngest4j.internal.security.SignatureVerifier;
import io.github.inngest4j.internal.security.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * What a request's signature is worth (SDK specification, section 4.1.3). Nothing else makes a request trustworthy, least of
 * all a header that says which kind of server sent it.
 *
 * @param signed whether the request has a signature at all
 * @param key the key that made the signature, or {@code null} if there is none or it is not valid
 */
record Authentication(boolean signed, @Nullable SigningKey key) {

    /** Of a sender about whom nothing is known. */
    static final Authentication NONE = new Authentication(false, null);

    private static final String SIGNATURE = "X-Inngest-Signature";

    /** Checks the raw bytes of the body, before anything else looks at them. */
    static Authentication of(ServeRequest request, SignatureVerifier verifier) {
        String header = request.header(SIGNATURE);
        return new Authentication(header != null, verifier.verify(header, request.body()));
    }

    /** Whether the signature is valid. */
    boolean succeeded() {
        return key != null;
    }

    /** Whether calls may be executed: in dev mode always. */
    boolean trustedIn(Mode mode) {
        return mode == Mode.DEV || succeeded();
    }

    /** Whether there is a signature, and it is not valid, where that matters. */
    boolean refusedIn(Mode mode) {
        return signed && !trustedIn(mode);
    }
}
