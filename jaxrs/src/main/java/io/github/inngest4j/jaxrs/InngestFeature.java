package io.github.inngest4j.jaxrs;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.OwnEndpoint;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of an app, to register with an application of Jakarta REST (SDK specification, section 4). The path is
 * relative to that of the application:
 *
 * <pre>{@code
 * @Provider
 * public class Endpoint extends InngestFeature {
 *     public Endpoint() {
 *         super("/inngest");
 *     }
 *
 *     @Override
 *     protected void configure(InngestMount mount) {
 *         mount.app("shop").functions(Orders.fulfil(), Orders.remind());
 *     }
 * }
 * }</pre>
 *
 * <p>Or an object is registered, {@code new InngestFeature("/inngest", inngest, functions)}, by another feature or by the means
 * of the runtime.
 *
 * <p><b>Requests.</b> The feature answers those for its path by a filter, before the runtime looks for a resource and before
 * filters that stand behind that, such as those of name bindings and security: the server's calls carry a signature and no
 * log-in. It has the priority {@value #PRIORITY}; a filter before it must not read bodies. Bodies, threads and streaming are as in {@link InngestResource}.
 *
 * <p><b>Life.</b> Where REST is served by servlets, the endpoint is opened when the application starts, with the parameters of
 * the web application among its settings; if its configuration is wrong the application does not start. It is closed when the web
 * application ends. CXF does not tell a feature where it is, so there the endpoint is opened at the first request, as that of a
 * resource is. Without servlets it is opened when the application starts, there is no path for {@code inngest.sync-on-start} but {@code
 * inngest.serve-path}, and whoever ends the application calls {@link #close}.
 *
 * <p>Thread-safe. One object serves one application.
 */
public class InngestFeature implements Feature, OwnEndpoint, AutoCloseable {

    static final int PRIORITY = 500;

    private final String path;
    private final @Nullable Inngest givenApp;
    private final List<InngestFunction> givenFunctions;
    /** Once the feature is registered. */
    private volatile @Nullable FeatureEndpoint endpoint;

    /**
     * A feature that serves what {@link #configure(InngestMount)} says: the app that was discovered, or another in a class
     * that overrides it.
     *
     * @param path the path, relative to that of the application
     */
    public InngestFeature(String path) {
        this.path = path;
        this.givenApp = null;
        this.givenFunctions = List.of();
    }

    /**
     * A feature that serves an app.
     *
     * @param path the path, relative to that of the application
     * @param inngest the app; whoever made it closes it, after the application has ended
     * @param functions what the app consists of
     */
    public InngestFeature(String path, Inngest inngest, Collection<? extends InngestFunction> functions) {
        this.path = path;
        this.givenApp = Objects.requireNonNull(inngest, "inngest");
        this.givenFunctions = List.copyOf(functions);
    }

    /**
     * Says what the feature serves. Called once, when the endpoint is opened.
     *
     * @param mount takes the app, its functions and an executor; it is of no use afterwards
     * @throws Exception whatever keeps the feature from its service
     */
    protected void configure(InngestMount mount) throws Exception {
        if (givenApp == null) {
            mount.discover(this);
        } else {
            mount.app(givenApp).functions(givenFunctions);
        }
    }

    /**
     * Registers the filter that answers for the endpoint. Called by the runtime.
     *
     * @param context the application
     * @return {@code true}
     * @throws IllegalStateException if the endpoint cannot be opened; the message says why
     */
    @Override
    public boolean configure(FeatureContext context) {
        FeatureEndpoint registered = new FeatureEndpoint(this, this::configure, path);
        endpoint = registered;
        if (isServletApiThere()) {
            context.register(new ServletFeature(registered));
        } else {
            registered.open();
            context.register(new EndpointFilter(registered), PRIORITY);
        }
        return true;
    }

    private static boolean isServletApiThere() {
        try {
            Class.forName("jakarta.servlet.ServletConfig", false, InngestFeature.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Closes the endpoint, and waits for calls that are being executed. Needed where there are no servlets. */
    @Override
    public void close() {
        FeatureEndpoint registered = endpoint;
        if (registered != null) {
            registered.close();
        }
    }
}
