package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The apps that were discovered in a deployment, for adapters to serve; what discovers them provides it as a service.
 * Thread-safe. A provider has no state of its own: several objects of one deployment tell the same.
 */
public interface DeployedApps {

    /**
     * The apps of a deployment.
     *
     * @param loader the class loader of the application
     * @return the apps, or {@code null} if nothing in the application discovers any
     */
    static @Nullable DeployedApps find(ClassLoader loader) {
        return ServiceLoader.load(DeployedApps.class, loader).findFirst().orElse(null);
    }

    /**
     * Where endpoints are to be mounted for the application. May be asked before the application has started, and therefore
     * does not look at its functions.
     *
     * @param endpoints the classes of the application's libraries and its own that are an {@link OwnEndpoint}, or
     *     {@code null} if there are none
     * @param contextPath the path of the application, empty or with a slash at its start
     * @param parameters the parameters of the application, by the names of settings
     * @return paths below that of the application, with a slash at their start; none if the application mounts an endpoint
     *     itself, or nothing is to be mounted
     */
    List<String> servePaths(
            @Nullable Set<Class<?>> endpoints, String contextPath, Function<String, @Nullable String> parameters);

    /**
     * The app that is served at a path, once the application has started.
     *
     * @param path a path with a slash at its start, or {@code null} if it is not known
     * @return the app whose own settings name the path, else the main app; {@code null} if nothing was discovered for it
     * @throws IllegalStateException if the apps cannot be made; the message says why
     */
    @Nullable
    Inngest at(@Nullable String path);

    /**
     * What was discovered for an app.
     *
     * @param app the app, as given by {@link #at}
     * @return its functions
     */
    List<InngestFunction> functions(Inngest app);

    /**
     * What executes the calls of an app.
     *
     * @param app the app, as given by {@link #at}
     * @return an executor, or {@code null} for the thread of the request
     */
    @Nullable
    Executor executor(Inngest app);

    /** Tells that the application has mounted an endpoint itself. Those at {@link #servePaths} are silent from now on. */
    void mounted();

    /**
     * Whether the application has mounted an endpoint itself.
     *
     * @return whether {@link #mounted} was called in this deployment
     */
    boolean isMounted();
}
