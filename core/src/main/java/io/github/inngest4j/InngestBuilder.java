package io.github.inngest4j;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.client.EventApi;
import io.github.inngest4j.internal.client.Pause;
import io.github.inngest4j.internal.client.Retries;
import io.github.inngest4j.internal.client.ServerApi;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.SettingSources;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.config.SettingsReader;
import io.github.inngest4j.internal.http.JdkHttpTransport;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.runtime.AppContext;
import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.middleware.Middleware;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an app (SDK specification, section 3). Not thread-safe.
 *
 * <p>Each setting has one key, such as {@code inngest.signing-key}, and is looked up in this order: this builder, the
 * {@linkplain #configuration configuration} that was given, the system property of that name, the environment variable that
 * follows from it, {@code INNGEST_SIGNING_KEY}; then the default holds. A key with the app's id in it,
 * {@code inngest.app.<id>.signing-key} or {@code INNGEST_APP_<ID>_SIGNING_KEY}, holds for that app alone and goes before
 * the general one, wherever it stands. Blank values count as none. A value that is wrong is refused by {@link #build};
 * one that is missing is missed when it is first needed. Messages name the setting and never show its value.
 *
 * <p>How much is logged is a matter of the platform: the library logs by {@link System.Logger}, under names that start with
 * {@code io.github.inngest4j}.
 */
public final class InngestBuilder {

    private final String appId;
    private final Map<Setting, String> given = new EnumMap<>(Setting.class);
    private Function<String, @Nullable String> configuration = property -> null;
    private Function<String, @Nullable String> environment = System::getenv;
    private Clock clock = Clock.systemUTC();
    private @Nullable Pause pause;
    private @Nullable HttpTransport transport;
    private @Nullable JsonCodec codec;
    private @Nullable Checkpointing checkpointing;
    private final List<Middleware> middleware = new ArrayList<>();

    InngestBuilder(String appId) {
        if (appId.isBlank()) {
            throw new IllegalArgumentException("An app needs an id, but it is blank");
        }
        this.appId = appId;
    }

    /**
     * A source that is asked for settings before system properties and environment variables, such as
     * {@code servletConfig::getInitParameter}.
     *
     * @param source gives the value of a key such as {@code inngest.signing-key}, or {@code null}
     * @return this
     */
    public InngestBuilder configuration(Function<String, @Nullable String> source) {
        configuration = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * The key that events are sent with: {@code inngest.event-key}. Needed in cloud mode when the first event is sent.
     *
     * @param key the key, a secret
     * @return this
     */
    public InngestBuilder eventKey(String key) {
        return set(Setting.EVENT_KEY, key);
    }

    /**
     * The key that signs requests: {@code inngest.signing-key}. Needed in cloud mode when the first request comes.
     *
     * @param key the key, a secret
     * @return this
     */
    public InngestBuilder signingKey(String key) {
        return set(Setting.SIGNING_KEY, key);
    }

    /**
     * The key that is tried wherever the first one fails, so that keys can be changed without a pause:
     * {@code inngest.signing-key-fallback}.
     *
     * @param key the key, a secret
     * @return this
     */
    public InngestBuilder signingKeyFallback(String key) {
        return set(Setting.SIGNING_KEY_FALLBACK, key);
    }

    /**
     * The environment of the server that is meant, such as a branch: {@code inngest.env}. By default the one that the keys
     * belong to.
     *
     * @param name the name of the environment
     * @return this
     */
    public InngestBuilder env(String name) {
        return set(Setting.ENV, name);
    }

    /**
     * Dev mode, in which the server is a dev server and no request needs a signature: {@code inngest.dev}. By default off.
     *
     * @param dev whether dev mode is on; the dev server is at {@code http://localhost:8288} unless told otherwise
     * @return this
     */
    public InngestBuilder dev(boolean dev) {
        return set(Setting.DEV, Boolean.toString(dev));
    }

    /**
     * Dev mode with the dev server at some URL: {@code inngest.dev}.
     *
     * @param url where the dev server is
     * @return this
     */
    public InngestBuilder dev(String url) {
        return set(Setting.DEV, url);
    }

    /**
     * Where the server is, for its API, for events and for registration: {@code inngest.base-url}. By default that of
     * Inngest Cloud, or the dev server.
     *
     * @param url the URL
     * @return this
     */
    public InngestBuilder baseUrl(String url) {
        return set(Setting.BASE_URL, url);
    }

    /**
     * Where the server's API is, if not where everything else is: {@code inngest.api-base-url}.
     *
     * @param url the URL
     * @return this
     */
    public InngestBuilder apiBaseUrl(String url) {
        return set(Setting.API_BASE_URL, url);
    }

    /**
     * Where events are sent to, if not where everything else is: {@code inngest.event-api-base-url}.
     *
     * @param url the URL
     * @return this
     */
    public InngestBuilder eventApiBaseUrl(String url) {
        return set(Setting.EVENT_API_BASE_URL, url);
    }

    /**
     * Where the server reaches this app: {@code inngest.serve-origin}. By default taken from signed requests, in dev mode
     * from any request.
     *
     * @param origin scheme, host and port, such as {@code https://shop.example}
     * @return this
     */
    public InngestBuilder serveOrigin(String origin) {
        return set(Setting.SERVE_ORIGIN, origin);
    }

    /**
     * The path under which the server reaches this app: {@code inngest.serve-path}. By default that of the request.
     *
     * @param path the path, such as {@code /api/inngest}
     * @return this
     */
    public InngestBuilder servePath(String path) {
        return set(Setting.SERVE_PATH, path);
    }

    /**
     * Whether a request for an in-band sync is answered as such: {@code inngest.allow-in-band-sync}. By default it is;
     * otherwise it is answered by an out-of-band sync.
     *
     * @param allow whether it is
     * @return this
     */
    public InngestBuilder allowInBandSync(boolean allow) {
        return set(Setting.ALLOW_IN_BAND_SYNC, Boolean.toString(allow));
    }

    /**
     * Whether the app registers itself when it starts: {@code inngest.sync-on-start}. By default it does not. It needs
     * {@link #serveOrigin}.
     *
     * @param sync whether it does
     * @return this
     */
    public InngestBuilder syncOnStart(boolean sync) {
        return set(Setting.SYNC_ON_START, Boolean.toString(sync));
    }

    /**
     * Whether the connection of a call that takes long is kept busy until the answer is there: {@code inngest.streaming}. By
     * default it is not. It helps against proxies that give up on a silent connection, and the adapter needs an executor
     * for it (SDK specification, section 9).
     *
     * @param stream whether it is
     * @return this
     */
    public InngestBuilder streaming(boolean stream) {
        return set(Setting.STREAMING, Boolean.toString(stream));
    }

    /**
     * The largest request that is read: {@code inngest.max-body-size}. By default 8 MiB.
     *
     * @param bytes the size in bytes, at least 1
     * @return this
     */
    public InngestBuilder maxBodySize(int bytes) {
        return set(Setting.MAX_BODY_SIZE, Integer.toString(bytes));
    }

    /**
     * The largest list of events, and the largest state, that is fetched from the server when a request could not hold
     * them: {@code inngest.max-state-size}. By default 64 MiB.
     *
     * @param bytes the size in bytes, at least 1
     * @return this
     */
    public InngestBuilder maxStateSize(int bytes) {
        return set(Setting.MAX_STATE_SIZE, Integer.toString(bytes));
    }

    /**
     * How deep the JSON of a request may be nested: {@code inngest.max-depth}. By default 500.
     *
     * @param levels the number of levels, at least 1
     * @return this
     */
    public InngestBuilder maxDepth(int levels) {
        return set(Setting.MAX_DEPTH, Integer.toString(levels));
    }

    /**
     * Whether calls go on after a step, and when results are stored: {@code inngest.checkpointing} ({@code true} or
     * {@code false}), {@code inngest.checkpointing-buffered-steps}, {@code inngest.checkpointing-max-interval} and
     * {@code inngest.checkpointing-max-runtime} (times such as {@code 30s}). By default {@link Checkpointing#on()}. A value
     * that is given here takes the place of all four; a function may have one of its own.
     *
     * @param rule the rule
     * @return this
     */
    public InngestBuilder checkpointing(Checkpointing rule) {
        checkpointing = Objects.requireNonNull(rule, "rule");
        return this;
    }

    /**
     * The time, against which signatures are checked. By default that of the system.
     *
     * @param newClock the clock
     * @return this
     */
    public InngestBuilder clock(Clock newClock) {
        clock = Objects.requireNonNull(newClock, "clock");
        return this;
    }

    /**
     * What makes requests to the server. By default the JDK's HTTP client.
     *
     * @param newTransport the transport; it is closed with the app
     * @return this
     */
    public InngestBuilder httpTransport(HttpTransport newTransport) {
        transport = Objects.requireNonNull(newTransport, "transport");
        return this;
    }

    /**
     * What binds the application's types to JSON. By default Jakarta JSON Binding, looked up when it is first needed.
     *
     * @param newCodec the codec
     * @return this
     */
    public InngestBuilder jsonCodec(JsonCodec newCodec) {
        codec = Objects.requireNonNull(newCodec, "codec");
        return this;
    }

    /**
     * Code around all functions of the app and all events it sends. Several calls of this method add up; the first
     * registered stands nearest to the server.
     *
     * @param more the middleware, in its order
     * @return this
     */
    public InngestBuilder middleware(Middleware... more) {
        middleware.addAll(List.of(more));
        return this;
    }

    /** What stands for the environment of the process in tests. */
    InngestBuilder environment(Function<String, @Nullable String> variables) {
        environment = variables;
        return this;
    }

    /** What lets time pass between attempts in tests. */
    InngestBuilder pause(Pause newPause) {
        pause = newPause;
        return this;
    }

    private InngestBuilder set(Setting setting, String value) {
        given.put(setting, Objects.requireNonNull(value, setting.property()));
        return this;
    }

    /**
     * Builds the app.
     *
     * @return the app
     * @throws IllegalArgumentException if the value of a setting is wrong
     */
    public Inngest build() {
        SettingSources sources = new SettingSources(appId, given, configuration, System::getProperty, environment);
        Settings settings = new SettingsReader(sources).read(appId, checkpointing);
        HttpTransport http = transport == null ? new JdkHttpTransport() : transport;
        Pause between = pause == null ? new Pause() : pause;
        RandomGenerator random = new SecureRandom();
        Retries retries = new Retries(between, random);
        ServerApi server = new ServerApi(settings, http, retries);
        AppContext context =
                new AppContext(settings, new JsonMapper(codec), server, clock, MiddlewareChain.of(middleware));
        EventApi events = new EventApi(settings, http, clock, random, retries);
        return new DefaultInngest(context, events, between, http);
    }
}
