package io.github.inngest4j.jaxrs;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An open endpoint: the doorway, and what must be closed with it. Thread-safe. */
final class Endpoint {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.jaxrs");

    private final ServeHandler handler;
    private final ClassLoader loader;
    private final @Nullable Streaming streaming;
    private final @Nullable Inngest ownApp;
    private final AtomicBoolean toldOfBody = new AtomicBoolean();

    /**
     * An endpoint.
     *
     * @param handler the doorway
     * @param loader the application's class loader
     * @param streaming keeps connections of calls busy, or {@code null} not to
     * @param ownApp the app, if it is closed with the endpoint
     */
    Endpoint(ServeHandler handler, ClassLoader loader, @Nullable Streaming streaming, @Nullable Inngest ownApp) {
        this.handler = handler;
        this.loader = loader;
        this.streaming = streaming;
        this.ownApp = ownApp;
    }

    /** Registers the app, if it shall be. */
    void start() {
        handler.start();
    }

    /** Answers a request, whatever happens: nothing is thrown that an exception mapper of the application would see. */
    Response serve(Incoming request) {
        try {
            return answer(request);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A request to the Inngest endpoint could not be answered", e);
            return Responses.failure("The request could not be answered; see the application's log.");
        }
    }

    private Response answer(Incoming request) {
        byte[] body;
        try {
            body = request.read(handler.maxBodySize());
        } catch (BodyReadBeforeException e) {
            // Once as an error: each request of any stranger brings it about again.
            LOG.log(toldOfBody.compareAndSet(false, true) ? Level.ERROR : Level.DEBUG, e.getMessage());
            return Responses.of(handler.refuse(request.head(), 500, "BodyReadBefore", e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // Runtimes differ in what they throw when a client does not keep to HTTP.
            LOG.log(Level.DEBUG, "The client has not sent what it announced", e);
            request.entity().abandon();
            return Responses.of(handler.refuse(
                    request.head(), 400, "BadRequest", "The body of the request could not be read to its end."));
        }
        if (body == null) {
            request.entity().abandon();
            return Responses.of(handler.tooLarge(request.head()));
        }
        return answer(request.withBody(body));
    }

    private Response answer(ServeRequest request) {
        ServeResponse keepAlive = streaming == null ? null : handler.keepAlive(request);
        return streaming == null || keepAlive == null
                ? Responses.of(inApplication(request))
                : streaming.answer(() -> inApplication(request), keepAlive);
    }

    /** An executor's threads need not have the class loader of the application; in TomEE those of CXF have one of all. */
    private ServeResponse inApplication(ServeRequest request) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return handler.handle(request);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Waits for calls that are being executed, and closes. */
    void close() {
        try {
            handler.close();
        } finally {
            if (streaming != null) {
                streaming.end();
            }
            if (ownApp != null) {
                ownApp.close();
            }
        }
    }
}
