package io.github.inngest4j.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.serve.ServeHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A servlet in service: the doorway behind it, and what must be closed with it. */
final class Endpoint {

    /** Calls have had their time; this is for answers that are ready. */
    private static final Duration TIME_TO_SEND = Duration.ofSeconds(1);

    private final ServeHandler handler;
    private final Dispatch dispatch;
    private final FilterTrouble trouble = new FilterTrouble();
    private final @Nullable Inngest ownApp;

    Endpoint(ServeHandler handler, Dispatch dispatch, @Nullable Inngest ownApp) {
        this.handler = handler;
        this.dispatch = dispatch;
        this.ownApp = ownApp;
    }

    /** Registers the app, if it shall be. */
    void start() {
        handler.start();
    }

    void serve(HttpServletRequest request, HttpServletResponse response) {
        Exchange exchange = new Exchange(handler, dispatch, trouble, request, response);
        if (exchange.begin()) {
            dispatch.run(request, response, exchange);
        }
    }

    void close() {
        try {
            handler.close();
            dispatch.awaitEnd(TIME_TO_SEND);
        } finally {
            if (ownApp != null) {
                ownApp.close();
            }
        }
    }
}
