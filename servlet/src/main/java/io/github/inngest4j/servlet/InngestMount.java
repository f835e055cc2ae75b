package io.github.inngest4j.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeHandlerBuilder;
import jakarta.servlet.ServletConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link InngestServlet} is to serve, and how; it gets this to fill in
 * {@linkplain InngestServlet#configure when it is initialised}. Not thread-safe.
 */
public final class InngestMount {

    private final ServletConfig config;
    private @Nullable Inngest app;
    private boolean ownsApp;
    private final List<InngestFunction> functions = new ArrayList<>();

    @Nullable
    Executor executor;

    private @Nullable Duration gracePeriod;
    private Duration keepAlive = Duration.ofSeconds(3);

    InngestMount(ServletConfig config) {
        this.config = config;
    }

    /**
     * Makes an app, which is closed with the servlet. Its settings come from the servlet's init parameters, such as
     * {@code inngest.signing-key}, from the web application's parameters of the same names, from system properties and
     * from environment variables, in this order.
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
        InngestBuilder builder = Inngest.builder(id).configuration(this::parameter);
        settings.accept(builder);
        app = builder.build();
        ownsApp = true;
        return this;
    }

    /**
     * Takes an app that was made elsewhere. It is not closed with the servlet, and does not see its parameters.
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
                    "The mount has the app '" + app.appId() + "' already; a servlet serves one");
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
     * Executes calls asynchronously, see {@link InngestServlet}. By default they are executed on the request thread, and
     * so is a call that the executor rejects, so that it is not lost. {@code inngest.streaming} needs an executor.
     *
     * @param newExecutor for example a {@code ManagedExecutorService}, or one that starts a virtual thread for each call;
     *     it is not shut down with the servlet
     * @return this
     */
    public InngestMount executor(Executor newExecutor) {
        executor = Objects.requireNonNull(newExecutor, "executor");
        return this;
    }

    /**
     * How long the servlet's end waits for calls that are being executed. By default as long as
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

    private @Nullable String parameter(String name) {
        String own = config.getInitParameter(name);
        return own != null ? own : config.getServletContext().getInitParameter(name);
    }

    /** Opens the endpoint at a path, if that is known. */
    Endpoint open(@Nullable String path) {
        Inngest inngest = inngest();
        ServeHandlerBuilder handler =
                ServeHandler.builder(inngest).functions(functions).framework("servlet");
        if (path != null) {
            handler.servePath(path);
        }
        if (gracePeriod != null) {
            handler.gracePeriod(gracePeriod);
        }
        ServeHandler built = handler.build();
        if (built.streaming() && executor == null) {
            throw new IllegalStateException(
                    "inngest.streaming needs an executor, which executes a call while its request"
                            + " thread keeps the connection busy: give InngestMount.executor one, or switch streaming off");
        }
        ClassLoader loader = config.getServletContext().getClassLoader();
        Dispatch dispatch = new Dispatch(executor, loader, built.streaming() ? keepAlive : null);
        return new Endpoint(built, dispatch, ownsApp ? inngest : null);
    }

    /** Closes what was opened for a servlet that cannot be. */
    void abandon() {
        if (app != null && ownsApp) {
            app.close();
        }
    }
}
