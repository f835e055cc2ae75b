package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import java.util.Objects;

/**
 * The endpoint of an app, behind an adapter: answers the server's calls, registers the app and describes it (SDK
 * specification, section 4). Thread-safe.
 */
public final class ServeHandler implements AutoCloseable {

    ServeHandler(ServeHandlerBuilder builder) {
        Objects.requireNonNull(builder);
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
     * Answers a request. Whatever goes wrong is an answer, not an exception.
     *
     * @param request the request
     * @return the answer
     */
    public ServeResponse handle(ServeRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /** Refuses calls from now on, in a way that the server repeats, and waits for those that run. */
    @Override
    public void close() {}
}
