package io.github.inngest4j.engine;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.engine.internal.api.ApiHandler;
import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.engine.internal.machine.IncomingEvent;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.wire.EventReader;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An Inngest engine in this JVM: events go in, functions of registered applications are called.
 *
 * <p>It follows a clock, with threads of its own that are daemons and end with {@link #close}; or, with
 * {@link EngineBuilder#manualTime}, it does everything on the thread that sends an event or lets time pass, always in the
 * same order. It is one node and keeps its state in memory. Thread-safe.
 *
 * <p>Where the real server would repeat an operation for ever or never end a run, the engine fails the run and says why: a
 * duration that is not understood (such as ISO 8601's {@code PT1S}), an invocation without payload, a wait for a signal
 * without a name.
 */
public final class Engine implements AutoCloseable {

    private final Kernel kernel;
    private final Driver driver;
    private final Applications applications;
    private final ApiHandler api;
    private final JsonMapper mapper;
    private final List<AutoCloseable> closeables;
    private final @Nullable URI url;

    Engine(EngineParts parts) {
        this.kernel = parts.kernel();
        this.driver = parts.driver();
        this.applications = parts.applications();
        this.api = parts.api();
        this.mapper = parts.mapper();
        this.closeables = parts.closeables();
        this.url = parts.url();
    }

    /**
     * Starts to describe an engine.
     *
     * @return a builder
     */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /**
     * Sends an event with nothing but data.
     *
     * @param name the event's name
     * @param data its data: a map, a record, or anything else that becomes a JSON object; {@code null} for none
     * @return the way to the runs it started
     * @throws IllegalArgumentException if the event is not acceptable
     */
    public SentEvents send(String name, @Nullable Object data) {
        return send(InngestEvent.of(name, data == null ? Map.of() : data));
    }

    /**
     * Sends events. With manual time everything that follows from them now has happened when this returns.
     *
     * @param events the events
     * @return the way to the runs they started
     * @throws IllegalArgumentException if one of the events is not acceptable
     */
    public SentEvents send(InngestEvent<?>... events) {
        List<IncomingEvent> incoming = EventReader.read(
                new JsonWriter()
                        .plain(Arrays.stream(events).map(this::json).toList())
                        .toSlice(),
                null);
        Reply reply = driver.submit(new Input.EventsReceived(incoming));
        return new SentEvents(reply instanceof Reply.EventIds ids ? ids.ids() : List.of(), this);
    }

    private JsonSlice json(InngestEvent<?> event) {
        Object data = event.data();
        JsonWriter out = new JsonWriter().beginObject();
        out.name("name").value(event.name());
        out.name("data").raw(mapper.write(data == null ? Map.of() : data));
        if (event.id() != null) {
            out.name("id").value(event.id());
        }
        if (event.ts() != null) {
            out.name("ts").value(event.ts().toEpochMilli());
        }
        if (event.user() != null) {
            out.name("user").raw(mapper.write(event.user()));
        }
        if (event.v() != null) {
            out.name("v").value(event.v());
        }
        return out.endObject().toSlice();
    }

    /**
     * Sends a signal.
     *
     * @param signal its name
     * @param data its payload, or {@code null}
     * @return the run that waited for it, or nothing if none did
     */
    public Optional<EngineRun> signal(String signal, @Nullable Object data) {
        Reply reply = driver.submit(new Input.SignalReceived(signal, mapper.write(data)));
        return reply instanceof Reply.ResumedRun resumed
                ? Optional.ofNullable(resumed.runId()).map(this::view)
                : Optional.empty();
    }

    /**
     * Cancels a run. A call that is under way goes on, but its answer changes nothing.
     *
     * @param runId the run
     * @return false if there is no such run
     */
    public boolean cancel(String runId) {
        return driver.submit(new Input.CancelRequested(runId)) instanceof Reply.CancelledRun cancelled
                && cancelled.found();
    }

    /**
     * A run.
     *
     * @param runId its id
     * @return the run, or nothing if there is none, or it ended so long ago that it was forgotten
     */
    public Optional<EngineRun> run(String runId) {
        return read(state -> Optional.ofNullable(state.get(Tables.RUNS, runId))).map(run -> view(run.id()));
    }

    /**
     * All runs of a function, also those of schedules, invocations and failures.
     *
     * @param functionId the function's id, with or without the app's in front
     * @return runs in the order in which they were started
     */
    public List<EngineRun> runs(String functionId) {
        return read(state -> state.all(Tables.RUNS).stream()
                        .filter(run -> isNamed(state, run.function(), functionId))
                        .map(RunState::id)
                        .toList())
                .stream()
                .map(this::view)
                .toList();
    }

    /**
     * Adds an application in this JVM and asks it for its functions.
     *
     * @param app the way to it
     * @return this engine
     * @throws EngineException if it does not register
     */
    public Engine addApp(AppTransport app) {
        applications.add(app);
        return this;
    }

    /**
     * Adds an application that is reached over HTTP and asks it to register itself with the API of this engine.
     *
     * @param url where it serves its functions
     * @return this engine
     * @throws EngineException if it does not register
     */
    public Engine addApp(URI url) {
        applications.add(url);
        return this;
    }

    void expectApp(URI url) {
        applications.expect(url);
    }

    /**
     * Asks all added applications for their functions again, as after a change of code.
     *
     * @throws EngineException if one does not register
     */
    public void sync() {
        applications.sync();
    }

    /**
     * Lets time pass and does everything that is due until then, in order. Only with {@link EngineBuilder#manualTime}.
     *
     * @param time how much time
     * @throws IllegalStateException if the engine follows a clock
     */
    public void advance(Duration time) {
        driver.advance(time);
    }

    /**
     * Waits until no call is under way and nothing is due.
     *
     * @param atMost how long to wait
     * @return false if that was not reached in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return driver.awaitIdle(atMost);
    }

    /**
     * The engine's time.
     *
     * @return the time now
     */
    public Instant now() {
        return kernel.now();
    }

    /**
     * A clock that shows the engine's time, for applications in this JVM: with manual time their signatures and dates would
     * not fit otherwise.
     *
     * @return the clock
     */
    public Clock clock() {
        return kernel.clock();
    }

    /**
     * The address of the HTTP API, where applications send events to and register.
     *
     * @return the address, such as {@code http://127.0.0.1:8288}
     * @throws IllegalStateException if the engine was built without {@link EngineBuilder#http}
     */
    public URI url() {
        if (url == null) {
            throw new IllegalStateException("this engine has no HTTP API: build it with http(port)");
        }
        return url;
    }

    /**
     * Answers a request to the API without a socket, as the HTTP API would.
     *
     * @param request the request; only the path and query of its address matter
     * @return the answer
     */
    public EngineResponse api(EngineRequest request) {
        return api.handle(request);
    }

    /**
     * A transport for an app in this JVM, by which it sends events and signals to this engine without a socket, whatever
     * address it is configured with.
     *
     * @return a transport for {@link io.github.inngest4j.InngestBuilder#httpTransport}
     */
    public HttpTransport apiTransport() {
        return new ApiTransport(api);
    }

    /** Whether a function's slug is an id, or an id with its app's in front. */
    static boolean isNamed(EngineState state, String slug, String functionId) {
        FunctionState function = state.get(Tables.FUNCTIONS, slug);
        return slug.equals(functionId) || function != null && slug.equals(function.app() + "-" + functionId);
    }

    EngineRun view(String runId) {
        return new EngineRun(runId, kernel, mapper);
    }

    <T> T read(Function<EngineState, T> question) {
        return kernel.read(question);
    }

    /** Stops the engine and its threads. Calls under way are interrupted; what was not done stays undone. */
    @Override
    public void close() {
        EngineException failure = null;
        for (AutoCloseable closeable : closeables) {
            try {
                closeable.close();
            } catch (Exception e) {
                failure = new EngineException("the engine could not be closed completely: " + e.getMessage(), e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
