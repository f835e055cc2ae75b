package io.github.inngest4j.jaxrs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one application, by who has mounted them: a runtime may make a resource anew for each request, while its
 * endpoint stays. Thread-safe.
 */
final class Endpoints implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.jaxrs");

    private final ClassLoader loader;
    private final Function<String, @Nullable String> parameters;
    /** Null for those that cannot be opened: the reason is told once, not at each request. */
    private final Map<Object, @Nullable Endpoint> opened = new HashMap<>();

    private boolean closed;

    /**
     * The endpoints of an application.
     *
     * @param loader its class loader
     * @param parameters its parameters
     */
    Endpoints(ClassLoader loader, Function<String, @Nullable String> parameters) {
        this.loader = loader;
        this.parameters = parameters;
    }

    ClassLoader loader() {
        return loader;
    }

    Function<String, @Nullable String> parameters() {
        return parameters;
    }

    /**
     * The endpoint of whoever has mounted it, opened at the first request.
     *
     * @param owner who it is
     * @param open opens it
     * @return the endpoint, or {@code null} if it cannot be opened, or all are closed
     */
    @Nullable
    Endpoint of(Object owner, Callable<Endpoint> open) {
        Endpoint endpoint;
        synchronized (this) {
            if (closed || opened.containsKey(owner)) {
                return opened.get(owner);
            }
            endpoint = tryToOpen(owner, open);
            opened.put(owner, endpoint);
        }
        return endpoint != null && start(owner, endpoint) ? endpoint : null;
    }

    /** Opens an endpoint before any request. */
    void open(Object owner, Callable<Endpoint> open) {
        try {
            Endpoint endpoint = open.call();
            synchronized (this) {
                opened.put(owner, endpoint);
            }
            endpoint.start();
        } catch (Exception e) {
            close(owner);
            throw new IllegalStateException(cannotBeOpened(owner, e), e);
        }
    }

    private static @Nullable Endpoint tryToOpen(Object owner, Callable<Endpoint> open) {
        try {
            return open.call();
        } catch (Exception e) {
            LOG.log(Level.ERROR, cannotBeOpened(owner, e), e);
            return null;
        }
    }

    /** Others may be answered meanwhile. */
    private boolean start(Object owner, Endpoint endpoint) {
        try {
            endpoint.start();
            return true;
        } catch (IllegalStateException e) {
            LOG.log(Level.ERROR, cannotBeOpened(owner, e), e);
            close(owner);
            return false;
        }
    }

    private static String cannotBeOpened(Object owner, Exception e) {
        Class<?> type = owner instanceof Class<?> mounted ? mounted : owner.getClass();
        return "The Inngest endpoint " + type.getName() + " cannot be opened: " + e.getMessage();
    }

    /** Closes an endpoint for good. */
    void close(Object owner) {
        Endpoint endpoint;
        synchronized (this) {
            endpoint = opened.put(owner, null);
        }
        if (endpoint != null) {
            endpoint.close();
        }
    }

    /** Closes all of them for good, and opens no more. */
    @Override
    public void close() {
        Set<Object> owners;
        synchronized (this) {
            closed = true;
            owners = Set.copyOf(opened.keySet());
        }
        owners.forEach(this::close);
    }
}
