package io.github.inngest4j.jaxrs;

import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a feature. It is apart from the feature, which may be a bean: then a class in the package of its
 * application overrides each of its methods that is not private, and has to see all types of that. Thread-safe.
 */
final class FeatureEndpoint {

    private final Object feature;
    private final InngestMount.Configuration configuration;
    private final String path;
    private volatile Endpoints home;

    /**
     * The endpoint of a feature. To be made on a thread of the application.
     *
     * @param feature the feature
     * @param configuration says what it serves
     * @param path the path, relative to that of the application
     */
    FeatureEndpoint(Object feature, InngestMount.Configuration configuration, String path) {
        this.feature = feature;
        this.configuration = configuration;
        this.path = trim(path);
        this.home = new Endpoints(Thread.currentThread().getContextClassLoader(), parameter -> null);
    }

    /** Opens the endpoint at the start, where there are no servlets. */
    void open() {
        openIn(home, null);
    }

    /**
     * Opens the endpoint at the start.
     *
     * @param endpoints where it belongs to
     * @param parent the path of the application from the root of the server, if that is known
     */
    void openIn(Endpoints endpoints, @Nullable String parent) {
        home = endpoints;
        String itsPath = parent == null ? null : parent + "/" + path;
        endpoints.open(feature, () -> InngestMount.open(configuration, endpoints, itsPath));
    }

    /** The open endpoint, if this is the place where it was opened; else opens it. */
    @Nullable
    Endpoint endpointIn(Endpoints endpoints, String itsPath) {
        home = endpoints;
        return endpoints.of(feature, () -> InngestMount.open(configuration, endpoints, itsPath));
    }

    /** The open endpoint where there are no servlets; else opens it. */
    @Nullable
    Endpoint endpoint(String itsPath) {
        return endpointIn(home, itsPath);
    }

    /** Whether a path below that of the application is that of the endpoint. */
    boolean isAt(String requested) {
        int parameters = requested.indexOf(';');
        return trim(parameters < 0 ? requested : requested.substring(0, parameters))
                .equals(path);
    }

    /** Runtimes differ in slashes. */
    private static String trim(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.length() > start && path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(start, end);
    }

    void close() {
        home.close(feature);
    }
}
