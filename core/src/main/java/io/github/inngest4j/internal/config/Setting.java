package io.github.inngest4j.internal.config;

import java.util.Locale;

/** The settings, each with one key from which the names of its property and of its environment variable follow. */
public enum Setting {
    /** The key that events are sent with. */
    EVENT_KEY("event-key"),
    /** The key that signs requests, and opens the server's API. */
    SIGNING_KEY("signing-key"),
    /** The key that is tried where the first one fails. */
    SIGNING_KEY_FALLBACK("signing-key-fallback"),
    /** The environment of the server that is meant, such as a branch. */
    ENV("env"),
    /** Dev mode: {@code 1}, {@code 0} or the URL of a dev server. */
    DEV("dev"),
    /** The URL of the server, for everything. */
    BASE_URL("base-url"),
    /** The URL of the server's API, where it differs. */
    API_BASE_URL("api-base-url"),
    /** The URL that events are sent to, where it differs. */
    EVENT_API_BASE_URL("event-api-base-url"),
    /** Scheme, host and port under which the server reaches this app. */
    SERVE_ORIGIN("serve-origin"),
    /** The path under which the server reaches this app. */
    SERVE_PATH("serve-path"),
    /** Whether a sync may be answered in band. */
    ALLOW_IN_BAND_SYNC("allow-in-band-sync"),
    /** Whether the app registers itself when it starts. */
    SYNC_ON_START("sync-on-start"),
    /** Whether calls go on after a step. */
    CHECKPOINTING("checkpointing"),
    /** How many results of steps are stored at once. */
    CHECKPOINTING_BUFFERED_STEPS("checkpointing-buffered-steps"),
    /** After what time results are stored although there are fewer. */
    CHECKPOINTING_MAX_INTERVAL("checkpointing-max-interval"),
    /** After what time a call ends that goes on after its steps. */
    CHECKPOINTING_MAX_RUNTIME("checkpointing-max-runtime"),
    /** Whether calls that take long are answered by a stream. */
    STREAMING("streaming"),
    /** The largest request that is read, in bytes. */
    MAX_BODY_SIZE("max-body-size"),
    /** The largest state that is fetched from the server, in bytes. */
    MAX_STATE_SIZE("max-state-size"),
    /** How deep JSON may be nested. */
    MAX_DEPTH("max-depth");

    private static final String PREFIX = "inngest.";

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /**
     * The name of the property that holds for every app.
     *
     * @return such as {@code inngest.signing-key}
     */
    public String property() {
        return PREFIX + key;
    }

    /**
     * The name of the property that holds for one app, and goes before the other.
     *
     * @param appId the app
     * @return such as {@code inngest.app.shop.signing-key}
     */
    public String property(String appId) {
        return PREFIX + "app." + appId + "." + key;
    }

    /**
     * The name of the environment variable, as MicroProfile Config derives it.
     *
     * @return such as {@code INNGEST_SIGNING_KEY}
     */
    public String variable() {
        return variable(property());
    }

    /** The environment variable of a property: what is neither letter nor digit becomes an underscore. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** How messages name the setting. */
    @Override
    public String toString() {
        return property() + " (environment variable " + variable() + ")";
    }
}
