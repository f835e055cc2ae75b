package io.github.inngest4j.jaxrs;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.DeployedApps;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeHandlerBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link InngestResource} or an {@link InngestFeature} is to serve, and how; it gets this to fill in when it opens its
 * endpoint. Not thread-safe.
 */
public final class InngestMount {

    private final Endpoints home;
    private final @Nullable String path;
    private @Nullable Inngest app;
    private boolean ownsApp;
    private final List<InngestFunction> functions = new ArrayList<>();
    private @Nullable Executor executor;
    private @Nullable Duration gracePeriod;
    private Duration keepAlive = Duration.ofSeconds(3);

    private InngestMount(Endpoints home, @Nullable String path) {
        this.home = home;
        this.path = path;
    }

    /** Fills in a mount. */
    interface Configuration {
        void configure(InngestMount mount) throws Exception;
    }

    /**
     * Opens an endpoint.
     *
     * @param configuration says what it serves
     * @param home the application that it belongs to
     * @param path its path from the root of the server, if that is known
     */
    static Endpoint open(Configuration configuration, Endpoints home, @Nullable String path) throws Exception {
        InngestMount mount = new InngestMount(home, path);
        try {
            configuration.configure(mount);
            return mount.open();
        } catch (Exception e) {
            mount.abandon();
            throw e;
        }
    }

    /**
     * Makes an app, which is closed with the endpoint. Its settings come from the parameters of the web application, such as
     * {@code inngest.signing-key}, from system properties and from environment variables, in this order.
     *
     * @param id the id of the app
     * @return this
     * @throws IllegalArgumentException if the id is blank or a setting is wrong
     * @throws IllegalStateException if there is an app already
     */
    public InngestMount app(String id) {
        return app(id, settings -> {});
    }

    /**
     * Makes an app with settings of its own, see {@link #app(String)}. They go before those from elsewhere.
     *
     * @param id the id of the app
     * @param settings sets what is to be set
     * @return this
     * @throws IllegalArgumentException if the id is blank or a setting is wrong
     * @throws IllegalStateException if there is an app already
     */
    public InngestMount app(String id, Consumer<? super InngestBuilder> settings) {
        requireNoApp();
        InngestBuilder builder = Inngest.builder(id).configuration(home.parameters());
        settings.accept(builder);
        app = builder.build();
        ownsApp = true;
        return this;
    }

    /**
     * Takes an app that was made elsewhere. It is not closed with the endpoint, and does not see the web application's
     * parameters.
     *
     * @param inngest the app
     * @return this
     * @throws IllegalStateException if there is an app already
     */
    public InngestMount app(Inngest inngest) {
        requireNoApp();
        app = Objects.requireNonNull(inngest, "inngest");
        return this;
    }

    private void requireNoApp() {
        if (app != null) {
            throw new IllegalStateException(
                    "The mount has the app '" + app.appId() + "' already; an endpoint serves one");
        }
    }

    /**
     * The app that is mounted, for functions that are made with it.
     *
     * @return the app
     * @throws IllegalStateException if there is none yet
     */
    public Inngest inngest() {
        if (app == null) {
            throw new IllegalStateException("The mount has no app yet: call app(...) before");
        }
        return app;
    }

    /**
     * Adds functions.
     *
     * @param more functions; their ids must differ
     * @return this
     */
    public InngestMount functions(InngestFunction... more) {
        return functions(List.of(more));
    }

    /**
     * Adds functions.
     *
     * @param more functions; their ids must differ
     * @return this
     */
    public InngestMount functions(Collection<? extends InngestFunction> more) {
        functions.addAll(more);
        return this;
    }

    /**
     * Executes calls while the threads of their requests keep the connections busy, which {@code inngest.streaming} asks
     * for. Without that setting calls are executed on the threads of their requests, and so is a call that the executor
     * rejects, so that it is not lost.
     *
     * @param newExecutor for example a {@code ManagedExecutorService}, or one that starts a virtual thread for each call;
     *     it is not shut down with the endpoint
     * @return this
     */
    public InngestMount executor(Executor newExecutor) {
        executor = Objects.requireNonNull(newExecutor, "executor");
        return this;
    }

    /**
     * How long the end of the endpoint waits for calls that are being executed. By default as long as
     * {@link ServeHandlerBuilder#gracePeriod} says.
     *
     * @param period the longest wait
     * @return this
     */
    public InngestMount gracePeriod(Duration period) {
        gracePeriod = Objects.requireNonNull(period, "period");
        return this;
    }

    /** How long a connection may be silent while the answer of a call is streamed. */
    InngestMount keepAlive(Duration interval) {
        keepAlive = interval;
        return this;
    }

    /**
     * Takes the app that was discovered.
     *
     * @param mounted who serves it
     * @throws IllegalStateException if there is none
     */
    void discover(Object mounted) {
        DeployedApps apps = DeployedApps.find(home.loader());
        Inngest discovered = apps == null ? null : apps.at(path);
        if (apps == null || discovered == null) {
            throw new IllegalStateException(mounted.getClass().getName()
                    + " serves nothing: override configure(InngestMount) and give the mount an app and functions");
        }
        app(discovered).functions(apps.functions(discovered)).executor = apps.executor(discovered);
    }

    private Endpoint open() {
        Inngest inngest = inngest();
        ServeHandlerBuilder handler =
                ServeHandler.builder(inngest).functions(functions).framework("jaxrs");
        if (path != null) {
            handler.servePath(path);
        }
        if (gracePeriod != null) {
            handler.gracePeriod(gracePeriod);
        }
        ServeHandler built = handler.build();
        Endpoint endpoint =
                new Endpoint(built, home.loader(), built.streaming() ? streaming() : null, ownsApp ? inngest : null);
        DeployedApps apps = DeployedApps.find(home.loader());
        if (apps != null) {
            apps.mounted();
        }
        return endpoint;
    }

    private Streaming streaming() {
        if (executor == null) {
            throw new IllegalStateException(
                    "inngest.streaming needs an executor, which executes a call while its request"
                            + " thread keeps the connection busy: give InngestMount.executor one, or switch streaming off");
        }
        return new Streaming(executor, keepAlive);
    }

    /** Closes what was opened for an endpoint that cannot be. */
    private void abandon() {
        if (app != null && ownsApp) {
            app.close();
        }
    }
}
