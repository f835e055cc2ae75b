package io.github.inngest4j.internal.config;

import io.github.inngest4j.internal.json.JsonLimits;

/**
 * What is read at most from a request or from the server.
 *
 * @param maxBodySize bytes of a request
 * @param maxStateSize bytes of events or of state that are fetched from the server's API
 * @param json limits of a JSON text
 */
public record Limits(int maxBodySize, int maxStateSize, JsonLimits json) {

    /** 8 MiB per request, 64 MiB of state, 500 levels of JSON. */
    public static final Limits DEFAULT = new Limits(8 << 20, 64 << 20, JsonLimits.DEFAULT);
}
