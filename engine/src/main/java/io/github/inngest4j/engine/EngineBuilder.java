package io.github.inngest4j.engine;

import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.internal.security.SigningKey;
import io.github.inngest4j.json.JsonCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes an engine. Not thread-safe. */
public final class EngineBuilder {

    private static final int DEFAULT_CALLS = 32;
    private static final int DEFAULT_HISTORY = 10_000;

    final List<AppTransport> inProcess = new ArrayList<>();
    final List<URI> overHttp = new ArrayList<>();
    RetryBackoff backoff = RetryBackoff.table();
    CallLatency latency = (functionId, stepId) -> Duration.ZERO;
    int maxCalls = DEFAULT_CALLS;
    int history = DEFAULT_HISTORY;

    @Nullable
    Integer port;

    @Nullable
    Instant manualStart;

    @Nullable
    Long orderSeed;

    @Nullable
    Duration pollInterval;

    @Nullable
    Long seed;

    @Nullable
    SigningKey signingKey;

    @Nullable
    String eventKey;

    @Nullable
    JsonCodec codec;

    @Nullable
    AppTransport outbound;

    EngineBuilder() {}

    /**
     * Adds an application in this JVM.
     *
     * @param app the way to it
     * @return this
     */
    public EngineBuilder app(AppTransport app) {
        inProcess.add(Objects.requireNonNull(app, "app"));
        return this;
    }

    /**
     * Adds an application that is reached over HTTP. When the engine has started, it asks the application to register,
     * which the application does with the {@linkplain #http API} of the engine.
     *
     * @param url where the application serves its functions
     * @return this
     */
    public EngineBuilder app(URI url) {
        overHttp.add(Objects.requireNonNull(url, "url"));
        return this;
    }

    /**
     * Serves the API over HTTP on the loopback interface. By default it is not served.
     *
     * @param listenPort the port, 0 for any free one; the Dev Server's is 8288
     * @return this
     */
    public EngineBuilder http(int listenPort) {
        if (listenPort < 0 || listenPort > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + listenPort);
        }
        this.port = listenPort;
        return this;
    }

    /**
     * Lets time pass by {@link Engine#advance} only, and everything be done on the calling thread. By default the engine
     * follows the system's clock.
     *
     * @param start the time to begin with
     * @return this
     */
    public EngineBuilder manualTime(Instant start) {
        this.manualStart = Objects.requireNonNull(start, "start");
        return this;
    }

    /**
     * With manual time: lets things that could happen at the same time happen in a random order, to find out whether an
     * application depends on it. By default they happen in the order in which they came up.
     *
     * @param randomSeed where the random order starts; the same seed gives the same order
     * @return this
     */
    public EngineBuilder randomOrder(long randomSeed) {
        this.orderSeed = randomSeed;
        return this;
    }

    /**
     * With manual time: how long calls take in the engine's time. A call is made when its time is over. By default no time.
     *
     * @param callLatency gives the duration of a call
     * @return this
     */
    public EngineBuilder callLatency(CallLatency callLatency) {
        this.latency = Objects.requireNonNull(callLatency, "callLatency");
        return this;
    }

    /**
     * Where ids and jitter start. By default random, with manual time 0.
     *
     * @param randomSeed the seed
     * @return this
     */
    public EngineBuilder seed(long randomSeed) {
        this.seed = randomSeed;
        return this;
    }

    /**
     * Asks applications that are reached over HTTP again and again to register, so that they may start after the engine and
     * change while it runs. By default they are asked once, and must be there.
     *
     * @param interval the time between two requests, positive
     * @return this
     */
    public EngineBuilder poll(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("the time between two requests must be positive: " + interval);
        }
        this.pollInterval = interval;
        return this;
    }

    /**
     * Signs calls with a key and asks for it in the API. By default the engine is like a Dev Server, which does neither.
     *
     * @param key the signing key, with or without its prefix
     * @return this
     * @throws IllegalArgumentException if it cannot be used; the message does not show it
     */
    public EngineBuilder signingKey(String key) {
        this.signingKey = SigningKey.parse(key);
        return this;
    }

    /**
     * Accepts events with this key only. By default with any key.
     *
     * @param key the event key
     * @return this
     */
    public EngineBuilder eventKey(String key) {
        this.eventKey = Objects.requireNonNull(key, "key");
        return this;
    }

    /**
     * How long to wait before a failed attempt is repeated. By default {@link RetryBackoff#table}.
     *
     * @param retryBackoff the policy
     * @return this
     */
    public EngineBuilder retryBackoff(RetryBackoff retryBackoff) {
        this.backoff = Objects.requireNonNull(retryBackoff, "retryBackoff");
        return this;
    }

    /**
     * How many calls may be under way at the same time if the engine follows a clock. By default 32.
     *
     * @param calls at least one
     * @return this
     */
    public EngineBuilder maxCalls(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("at least one call must be possible, not " + calls);
        }
        this.maxCalls = calls;
        return this;
    }

    /**
     * How many ended runs, and how many events, the engine remembers. By default 10,000 of each.
     *
     * @param runs not negative
     * @return this
     */
    public EngineBuilder history(int runs) {
        if (runs < 0) {
            throw new IllegalArgumentException("a history is not negative: " + runs);
        }
        this.history = runs;
        return this;
    }

    /**
     * How data of events and outputs of runs are bound to Java types. By default by JSON-B, if that is there.
     *
     * @param jsonCodec the codec
     * @return this
     */
    public EngineBuilder jsonCodec(JsonCodec jsonCodec) {
        this.codec = Objects.requireNonNull(jsonCodec, "jsonCodec");
        return this;
    }

    /**
     * How requests of steps to other servers are made ({@code step.fetch}, {@code step.ai.infer}). By default over HTTP.
     *
     * @param transport the way to other servers
     * @return this
     */
    public EngineBuilder outbound(AppTransport transport) {
        this.outbound = Objects.requireNonNull(transport, "transport");
        return this;
    }

    /**
     * Starts the engine and asks the added applications to register.
     *
     * @return the running engine
     * @throws EngineException if the port cannot be listened on, or an application does not register
     */
    public Engine build() {
        Engine engine = EngineAssembly.of(this);
        try {
            inProcess.forEach(engine::addApp);
            overHttp.forEach(pollInterval == null ? engine::addApp : engine::expectApp);
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }
}
