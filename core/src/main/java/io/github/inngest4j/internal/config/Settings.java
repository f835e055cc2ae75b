package io.github.inngest4j.internal.config;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.security.SigningKey;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an app, checked. Immutable; its text form holds no keys.
 *
 * @param appId the app
 * @param mode whom it talks to
 * @param eventKey the key that events are sent with
 * @param signingKey the key that signs requests
 * @param signingKeyFallback the key that is tried where the first one fails
 * @param env the environment of the server that is meant
 * @param apiBaseUrl the server's API, without a slash at the end
 * @param eventApiBaseUrl where events are sent to, without a slash at the end
 * @param serveOrigin where the server reaches this app: scheme, host and port, nothing else
 * @param servePath the path under which the server reaches this app, with a slash at its start
 * @param allowInBandSync whether a sync may be answered in band
 * @param syncOnStart whether the app registers itself when it starts
 * @param checkpointing whether calls go on after a step, if a function does not say otherwise
 * @param streaming whether calls that take long are answered by a stream
 * @param limits what is read at most
 */
public record Settings(
        String appId,
        Mode mode,
        @Nullable String eventKey,
        @Nullable SigningKey signingKey,
        @Nullable SigningKey signingKeyFallback,
        @Nullable String env,
        URI apiBaseUrl,
        URI eventApiBaseUrl,
        @Nullable String serveOrigin,
        @Nullable String servePath,
        boolean allowInBandSync,
        boolean syncOnStart,
        Checkpointing checkpointing,
        boolean streaming,
        Limits limits) {

    /**
     * The signing keys in the order in which they are tried.
     *
     * @return none, one or two keys
     */
    public List<SigningKey> signingKeys() {
        return Stream.of(signingKey, signingKeyFallback)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Names app and mode, and nothing that could be a secret. */
    @Override
    public String toString() {
        return "Settings[" + appId + ", " + mode.wireName() + "]";
    }
}
