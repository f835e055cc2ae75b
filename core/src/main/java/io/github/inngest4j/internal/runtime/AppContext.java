package io.github.inngest4j.internal.runtime;

import io.github.inngest4j.internal.client.ServerApi;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import java.time.Clock;

/**
 * What the parts of one app share. Thread-safe.
 *
 * @param settings the app's settings
 * @param json how values become JSON and back
 * @param server the server's API
 * @param clock the time
 * @param middleware the middleware of the app
 */
public record AppContext(Settings settings, JsonMapper json, ServerApi server, Clock clock, MiddlewareChain middleware)
        implements AppAccess {

    @Override
    public AppContext context() {
        return this;
    }
}
