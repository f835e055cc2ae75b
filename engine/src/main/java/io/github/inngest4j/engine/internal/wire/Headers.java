package io.github.inngest4j.engine.internal.wire;

/** Names of headers (SDK specification, section 4.1.1). */
public final class Headers {

    public static final String SDK = "X-Inngest-Sdk";
    public static final String NO_RETRY = "X-Inngest-No-Retry";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String REQUEST_VERSION = "X-Inngest-Req-Version";
    public static final String SIGNATURE = "X-Inngest-Signature";
    public static final String SERVER_KIND = "X-Inngest-Server-Kind";
    public static final String EXPECTED_SERVER_KIND = "X-Inngest-Expected-Server-Kind";
    public static final String SYNC_KIND = "X-Inngest-Sync-Kind";
    public static final String EVENT_ID_SEED = "X-Inngest-Event-Id-Seed";

    private Headers() {}
}
