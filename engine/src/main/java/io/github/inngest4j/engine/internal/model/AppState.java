package io.github.inngest4j.engine.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * An application.
 *
 * @param name its id, as registered
 * @param url where its functions are served
 * @param sdk the SDK that registered it, or an empty text
 * @param syncId the id of the last registration
 * @param checksum changes whenever the registered functions change
 * @param appVersion the version the application gave itself, if any
 */
public record AppState(
        String name,
        String url,
        String sdk,
        String syncId,
        String checksum,
        @Nullable String appVersion) {}
