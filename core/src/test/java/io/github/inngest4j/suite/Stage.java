package io.github.inngest4j.suite;

import io.github.inngest4j.Handler;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What each behaviour is shown with. */
public interface Stage {

    /** The app that is served. */
    String APP_ID = "suite";

    /** The function that {@link #serve(Handler)} serves. */
    String FUNCTION_ID = "fn";

    /** The event that starts it. */
    String EVENT = "test/event";

    /** The server that the app talks to. */
    FakeServer server();

    /** Serves an app in cloud mode, with the given settings and {@link #server()}. */
    Endpoint serve(Consumer<InngestBuilder> settings, InngestFunction... functions);

    /** Serves an app in dev mode. */
    default Endpoint serve(InngestFunction... functions) {
        return serve(settings -> settings.dev(server().url()), functions);
    }

    /** Serves one function in dev mode. */
    default Endpoint serve(Handler<Map<String, @Nullable Object>> handler) {
        return serve(function(handler));
    }

    /** Serves one function in cloud mode, with a signing key and the one before it. */
    default Endpoint serveSigned(Handler<Map<String, @Nullable Object>> handler) {
        return serve(
                settings -> settings.signingKey(Signatures.KEY).signingKeyFallback(Signatures.FALLBACK_KEY),
                function(handler));
    }

    /** The answer of one function to a call, in dev mode. */
    default Answer answer(RunCall call, Handler<Map<String, @Nullable Object>> handler) throws IOException {
        return serve(handler).send(call.discover());
    }

    /** A function of the usual name. */
    static InngestFunction function(Handler<Map<String, @Nullable Object>> handler) {
        return InngestFunction.define(FUNCTION_ID).onEvent(EVENT).handler(handler);
    }
}
