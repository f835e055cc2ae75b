package io.github.inngest4j.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.DeployedApps;
import io.github.inngest4j.serve.OwnEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of an app in a servlet container, for Servlet 6.0 and 6.1 (SDK specification, section 4). A web application
 * mounts it by a class of its own, which is public and has a constructor without parameters:
 *
 * <pre>{@code
 * @WebServlet("/api/inngest")
 * public class Endpoint extends InngestServlet {
 *     @Override
 *     protected void configure(InngestMount mount) {
 *         mount.app("shop").functions(Orders.fulfil(), Orders.remind());
 *     }
 * }
 * }</pre>
 *
 * <p>A program that embeds its container mounts {@code new InngestServlet(inngest, functions)} itself.
 *
 * <p><b>Threads.</b> By default a call is executed on the container's request thread, which it holds until its step is
 * over. Given an {@linkplain InngestMount#executor executor}, the servlet hands the call over and returns the thread; the
 * servlet, and every filter before it, must be declared with {@code asyncSupported = true} then. Where one is not, calls
 * are executed synchronously, and one warning is logged.
 *
 * <p><b>Streaming.</b> With {@code inngest.streaming}, and an executor, the request thread waits for its call and writes a
 * space every 3 seconds, so that no proxy takes the connection for dead. A call that takes less time is answered as ever.
 *
 * <p><b>Filters.</b> A request's signature is made over the exact bytes of its body, so no filter may read it before:
 * {@code getParameter} does so for a form. Such a request is answered with 500 and an error that says so. A body larger
 * than {@code inngest.max-body-size} is not read to its end.
 *
 * <p><b>Life.</b> The servlet opens its endpoint in {@link #init()} and closes it in {@link #destroy()}, where it waits for
 * calls that are being executed. If its configuration is wrong it is out of service for good, and the reason is in the
 * container's log.
 *
 * <p><b>Registration.</b> With {@code inngest.sync-on-start} the servlet registers the app when it is initialised, so it
 * should be declared with {@code loadOnStartup = 1}. A container tells nobody when it begins to listen, which it commonly
 * does a little later; calls that come before are repeated by the server. Until the server has answered the start of the
 * application waits, for half a minute at most.
 *
 * <p>Thread-safe, as servlets are; it has no static state, so that several may live in one container or application.
 */
public class InngestServlet extends HttpServlet implements OwnEndpoint {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Inngest givenApp;
    private final transient List<InngestFunction> givenFunctions;
    private final transient @Nullable Executor givenExecutor;
    private transient volatile @Nullable Endpoint endpoint;
    /** Of a servlet that was mounted for the application, which may turn out to have an endpoint of its own. */
    private transient volatile @Nullable DeployedApps discovered;

    /** For a class that overrides {@link #configure}. */
    protected InngestServlet() {
        this.givenApp = null;
        this.givenFunctions = List.of();
        this.givenExecutor = null;
    }

    /**
     * A servlet that executes calls on the request thread.
     *
     * @param inngest the app; whoever made it closes it, after the servlet is destroyed
     * @param functions what the app consists of
     */
    public InngestServlet(Inngest inngest, Collection<? extends InngestFunction> functions) {
        this.givenApp = Objects.requireNonNull(inngest, "inngest");
        this.givenFunctions = List.copyOf(functions);
        this.givenExecutor = null;
    }

    /**
     * A servlet that executes calls asynchronously.
     *
     * @param inngest the app; whoever made it closes it, after the servlet is destroyed
     * @param functions what the app consists of
     * @param executor executes the calls; whoever made it shuts it down, after the servlet is destroyed
     */
    public InngestServlet(Inngest inngest, Collection<? extends InngestFunction> functions, Executor executor) {
        this.givenApp = Objects.requireNonNull(inngest, "inngest");
        this.givenFunctions = List.copyOf(functions);
        this.givenExecutor = Objects.requireNonNull(executor, "executor");
    }

    /**
     * Says what the servlet serves. Called once, when the servlet is initialised: what the container injects is there.
     * By default it serves what was given to the constructor, else the app that was discovered for its path, such as by
     * CDI.
     *
     * @param mount takes the app, its functions and an executor; it is of no use afterwards
     * @throws Exception whatever keeps the servlet from its service
     */
    protected void configure(InngestMount mount) throws Exception {
        if (givenApp != null) {
            mount.app(givenApp).functions(givenFunctions);
        } else {
            discover(mount);
        }
        if (givenExecutor != null) {
            mount.executor(givenExecutor);
        }
    }

    private void discover(InngestMount mount) {
        DeployedApps apps = DeployedApps.find(getServletContext().getClassLoader());
        Inngest app = apps == null ? null : apps.at(path());
        if (apps == null || app == null) {
            throw new IllegalStateException(getClass().getName()
                    + " serves nothing: override configure(InngestMount) and give the mount an app and functions");
        }
        mount.app(app).functions(apps.functions(app)).executor = apps.executor(app);
        discovered = getClass() == InngestServlet.class ? apps : null;
    }

    /**
     * Opens the endpoint. A class that overrides this calls it.
     *
     * @throws UnavailableException if the configuration is wrong; the container then answers without the servlet
     */
    @Override
    public void init() throws ServletException {
        InngestMount mount = new InngestMount(getServletConfig());
        try {
            configure(mount);
            Endpoint opened = mount.open(path());
            endpoint = opened;
            opened.start();
        } catch (Exception e) {
            endpoint = null;
            mount.abandon();
            // A container shows the stack of any other exception to whoever sent the first request.
            UnavailableException unavailable = new UnavailableException(
                    "The Inngest endpoint '" + getServletName() + "' cannot be opened: " + e.getMessage());
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    /** The path of this servlet from the root of the server, if it has one path and not a pattern. */
    private @Nullable String path() {
        ServletRegistration registration = getServletContext().getServletRegistration(getServletName());
        if (registration == null) {
            return null;
        }
        String first = null;
        for (String pattern : registration.getMappings()) {
            String path = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
            if (path.startsWith("/") && path.length() > 1 && (first == null || path.compareTo(first) < 0)) {
                first = path;
            }
        }
        return first == null ? null : getServletContext().getContextPath() + first;
    }

    /** Answers a request, whatever its method. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Endpoint open = endpoint;
        DeployedApps apps = discovered;
        if (apps != null && apps.isMounted()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (open == null) {
            throw new IllegalStateException("The Inngest endpoint is not open: a class that overrides init() calls it");
        }
        open.serve(request, response);
    }

    /** Closes the endpoint. A class that overrides this calls it. */
    @Override
    public void destroy() {
        Endpoint open = endpoint;
        if (open != null) {
            open.close();
        }
    }
}
