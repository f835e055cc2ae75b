package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.internal.client.SyncResult;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.replay.CallExecutor;
import io.github.inngest4j.internal.runtime.AppAccess;
import io.github.inngest4j.internal.runtime.AppContext;
import io.github.inngest4j.internal.security.SignatureVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of an app, behind an adapter: answers the server's calls, registers the app and describes it (SDK
 * specification, section 4). Thread-safe.
 *
 * <p>In cloud mode, the default, nothing of a call is looked at before its signature has been checked.
 */
public final class ServeHandler implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ServeHandler.class.getName());

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
    private static final byte[] SPACE = {' '};

    private final Settings settings;
    private final Clock clock;
    private final SignatureVerifier verifier;
    private final Answers answers;
    private final Introspection introspection;
    private final Sync sync;
    private final Executions executions;
    private final Gate gate;
    private final Duration gracePeriod;
    private final String servePath;

    ServeHandler(ServeHandlerBuilder builder) {
        Inngest inngest = builder.inngest;
        AppContext context = inngest.unwrap(AppAccess.class).context();
        settings = context.settings();
        clock = context.clock();
        verifier = new SignatureVerifier(settings.signingKeys(), clock);
        answers = new Answers(settings.env(), builder.framework);
        ServedApp app =
                new ServedApp(settings.appId(), context.middleware(), settings.checkpointing(), builder.functions);
        introspection =
                new Introspection(settings, builder.framework, app.functions().size());
        Registration registration = new Registration(settings, builder.framework, app, introspection);
        sync = new Sync(settings, builder.framework, registration, context.server(), answers);
        gate = new Gate(settings, answers);
        AppMessenger messenger = new AppMessenger(inngest, context.server(), context.json(), gate);
        CallExecutor executor = new CallExecutor(context.json(), messenger, clock);
        executions = new Executions(app, settings, context.server(), executor, answers);
        gracePeriod = builder.gracePeriod;
        servePath = builder.servePath;
    }

    /**
     * A handler for an app.
     *
     * @param inngest the app; it is not closed with the handler
     * @return a builder
     */
    public static ServeHandlerBuilder builder(Inngest inngest) {
        return new ServeHandlerBuilder(inngest);
    }

    /**
     * The largest body that is read; a request with a larger one is answered with status 413. An adapter need not read more
     * than one byte beyond it.
     *
     * @return a number of bytes
     */
    public int maxBodySize() {
        return settings.limits().maxBodySize();
    }

    /**
     * Whether the setting {@code inngest.streaming} is on. An adapter that cannot answer while a call is executed refuses to
     * start then.
     *
     * @return whether it is on
     */
    public boolean streaming() {
        return settings.streaming();
    }

    /**
     * How an adapter that executes {@link #handle} on another thread keeps a connection busy (SDK specification, section 9).
     * An answer that is ready within 3 seconds is sent as it is. Otherwise this status and these headers are sent, this body
     * every 3 seconds, and {@link ServeResponse#streamed} of the answer at the end.
     *
     * @param request the request
     * @return what to send while the answer is not there, or {@code null} to wait for it: if streaming is off, and for
     *     requests that are no calls
     */
    public @Nullable ServeResponse keepAlive(ServeRequest request) {
        return streaming() && isCall(request) ? answers.versioned(request, 201, Map.of(), SPACE) : null;
    }

    /**
     * Answers a request, on the calling thread. Whatever goes wrong is an answer, not an exception.
     *
     * @param request the request
     * @return the answer, signed if the request was
     */
    public ServeResponse handle(ServeRequest request) {
        if (!METHODS.contains(request.method())) {
            return answers.methodNotAllowed();
        }
        if (request.body().length > maxBodySize()) {
            return tooLarge(request);
        }
        Authentication sender = Authentication.NONE;
        ServeResponse answer;
        try {
            sender = Authentication.of(request, verifier);
            answer = dispatch(request, sender);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "A request could not be handled", e);
            answer = answers.notDone(
                    request, 500, "InternalError", "The request could not be handled; see the app's log.");
        }
        if (sender.trustedIn(settings.mode())) {
            answer = answers.withEnv(answer);
        }
        return sender.key() == null ? answer : answers.signed(answer, sender.key(), clock.instant());
    }

    /**
     * Answers a request whose body an adapter did not read to its end, since it is larger than {@link #maxBodySize}.
     *
     * @param request the request, with any body
     * @return the answer, with status 413
     */
    public ServeResponse tooLarge(ServeRequest request) {
        return refuse(
                request, 413, "PayloadTooLarge", "The request is larger than " + Setting.MAX_BODY_SIZE + " allows.");
    }

    /**
     * Answers a request that an adapter could not read, in a way that makes the server try again. Nothing is executed.
     *
     * @param request the request, with any body
     * @param status the HTTP status, an error
     * @param name the name of the error
     * @param message what is wrong, for whoever sent the request
     * @return the answer
     */
    public ServeResponse refuse(ServeRequest request, int status, String name, String message) {
        return answers.notDone(request, status, name, message);
    }

    private ServeResponse dispatch(ServeRequest request, Authentication sender) {
        if (request.method().equals("PUT")) {
            return gate.pass(request, () -> sync.handle(request, sender));
        }
        if (isCall(request)) {
            return gate.pass(request, () -> executions.handle(request, sender));
        }
        return introspect(request, sender);
    }

    /**
     * A redirect turns POST into GET. A request that names a function is always taken for a call: if it has lost its body
     * or signature on the way, the introspection document would become the result of the run.
     */
    private static boolean isCall(ServeRequest request) {
        return request.method().equals("POST")
                || request.method().equals("GET") && Query.of(request.url()).get("fnId") != null;
    }

    private ServeResponse introspect(ServeRequest request, Authentication sender) {
        JsonWriter out = new JsonWriter();
        introspection.write(out, sender);
        return answers.versioned(request, 200, Map.of(), out.toByteArray());
    }

    /**
     * To be called by the adapter as soon as it takes requests: registers the app if the setting
     * {@code inngest.sync-on-start} asks for it. A server that does not answer is logged, and does not keep the app from
     * starting.
     *
     * @throws IllegalStateException if the setting asks for it, but {@code inngest.serve-origin} is missing
     */
    public void start() {
        if (settings.syncOnStart()) {
            SyncResult result = register();
            System.Logger.Level level = result.succeeded() ? System.Logger.Level.INFO : System.Logger.Level.WARNING;
            LOG.log(level, "app {0}: registration at start: {1}", settings.appId(), result.message());
        }
    }

    /**
     * Registers the app now, without being asked to (SDK specification, section 4.3.2).
     *
     * @return whether the server says that anything changed
     * @throws IllegalStateException if {@code inngest.serve-origin} is missing, the server cannot be reached, or refuses
     */
    public boolean syncNow() {
        SyncResult result = register();
        if (!result.succeeded()) {
            throw new IllegalStateException("app '" + settings.appId() + "' was not registered: " + result.message());
        }
        return result.modified();
    }

    private SyncResult register() {
        try {
            return sync.unasked(servePath);
        } catch (UnknownOriginException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Refuses calls from now on, in a way that makes the server try again, and waits for those that run, for as long as the
     * grace period. The app itself stays open.
     */
    @Override
    public void close() {
        int left = gate.close(gracePeriod);
        if (left > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "app {0}: stopped while {1} calls still ran; the server will repeat them",
                    settings.appId(),
                    left);
        }
    }
}
