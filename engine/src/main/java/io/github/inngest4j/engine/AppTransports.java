package io.github.inngest4j.engine;

import io.github.inngest4j.engine.transport.AppTransport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ways to applications: HTTP, unless an application has one of its own. Thread-safe. */
final class AppTransports {

    private final AppTransport http;
    private final Map<String, AppTransport> own = new ConcurrentHashMap<>();

    AppTransports(AppTransport http) {
        this.http = http;
    }

    AppTransport http() {
        return http;
    }

    AppTransport of(String app) {
        return own.getOrDefault(app, http);
    }

    void put(String app, AppTransport transport) {
        own.put(app, transport);
    }
}
