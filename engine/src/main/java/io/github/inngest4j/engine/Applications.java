package io.github.inngest4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.internal.api.AppsApi;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.wire.Headers;
import io.github.inngest4j.engine.internal.wire.RegistrationException;
import io.github.inngest4j.engine.internal.wire.RegistrationReader;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.security.SigningKey;
import io.github.inngest4j.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The applications that were added, and how they are asked to register (SDK specification, section 4.4): those in this JVM
 * in band, by the answer to the request; those over HTTP out of band, by a request of theirs. Thread-safe.
 */
final class Applications {

    /** Stands for the address of an application that has none. */
    static final URI IN_PROCESS = URI.create("http://in-process/api/inngest");

    private static final int SHOWN_CHARACTERS = 500;

    private final List<Added> added = new CopyOnWriteArrayList<>();
    private final AppTransports transports;
    private final RegistrationReader reader;
    private final AppsApi apps;
    private final @Nullable SigningKey key;
    private final Clock clock;

    /** An application to be asked; in band if it has a transport of its own. */
    private record Added(URI url, AppTransport transport, boolean inBand) {}

    Applications(
            AppTransports transports, RegistrationReader reader, AppsApi apps, @Nullable SigningKey key, Clock clock) {
        this.transports = transports;
        this.reader = reader;
        this.apps = apps;
        this.key = key;
        this.clock = clock;
    }

    void add(AppTransport transport) {
        add(new Added(IN_PROCESS, transport, true));
    }

    void add(URI url) {
        add(new Added(url, transports.http(), false));
    }

    /** Has an application asked later. */
    void expect(URI url) {
        added.add(new Added(url, transports.http(), false));
    }

    private void add(Added app) {
        added.add(app);
        sync(app);
    }

    void sync() {
        added.forEach(this::sync);
    }

    /** Asks those over HTTP, all of them even if one does not answer. */
    void syncHttp() {
        EngineException failure = null;
        for (Added app : added) {
            try {
                if (!app.inBand()) {
                    sync(app);
                }
            } catch (EngineException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void sync(Added app) {
        EngineResponse response = put(app);
        if (response.status() < 200 || response.status() > 299) {
            throw new EngineException("the application at " + app.url() + " refused to register with status "
                    + response.status() + ": " + shown(response));
        }
        if (!app.inBand()) {
            return;
        }
        if (!"in_band".equals(response.header(Headers.SYNC_KIND))) {
            throw new EngineException("the application did not register: it does not support in-band"
                    + " synchronisation, so add it by its address and build the engine with http(port)");
        }
        try {
            Input.AppRegistered registration = reader.read(JsonSlice.of(response.body(), JsonLimits.DEFAULT));
            transports.put(registration.app().name(), app.transport());
            apps.register(registration);
        } catch (RegistrationException | JsonException e) {
            throw new EngineException("the application did not register: " + e.getMessage(), e);
        }
    }

    private EngineResponse put(Added app) {
        byte[] body = new JsonWriter()
                .beginObject()
                .name("url")
                .value(app.url().toString())
                .endObject()
                .toByteArray();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Inngest");
        headers.put(Headers.SERVER_KIND, key == null ? "dev" : "cloud");
        if (app.inBand()) {
            headers.put(Headers.SYNC_KIND, "in_band");
        }
        if (key != null) {
            headers.put(Headers.SIGNATURE, key.sign(body, clock.instant()));
        }
        try {
            return app.transport().call(new EngineRequest("PUT", app.url(), headers, body));
        } catch (IOException e) {
            throw new EngineException("the application at " + app.url() + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the application at " + app.url() + " registered", e);
        }
    }

    private static String shown(EngineResponse response) {
        String text = new String(response.body(), UTF_8);
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }
}
