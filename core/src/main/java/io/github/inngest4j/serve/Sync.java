package io.github.inngest4j.serve;

import io.github.inngest4j.internal.client.ServerApi;
import io.github.inngest4j.internal.client.SyncResult;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.json.JsonException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registers the app when it is asked to (SDK specification, section 4.3). */
final class Sync {

    private static final String SYNC_KIND = "X-Inngest-Sync-Kind";
    private static final String IN_BAND = "in_band";
    private static final String OUT_OF_BAND = "out_of_band";

    private final Settings settings;
    private final String framework;
    private final Endpoints endpoints;
    private final Registration registration;
    private final ServerApi server;
    private final Answers answers;

    Sync(Settings settings, String framework, Registration registration, ServerApi server, Answers answers) {
        this.settings = settings;
        this.framework = framework;
        this.endpoints = new Endpoints(settings);
        this.registration = registration;
        this.server = server;
        this.answers = answers;
    }

    /** Answers a request to sync. */
    ServeResponse handle(ServeRequest request, Authentication sender) {
        boolean inBand = settings.allowInBandSync() && IN_BAND.equals(request.header(SYNC_KIND));
        if (sender.refusedIn(settings.mode()) || inBand && !sender.trustedIn(settings.mode())) {
            return answers.unauthorized();
        }
        try {
            return inBand ? inBand(request, sender) : outOfBand(request, sender);
        } catch (UnknownOriginException e) {
            return outOfBandAnswer(request, 400, SyncResult.failed(String.valueOf(e.getMessage())));
        }
    }

    private ServeResponse inBand(ServeRequest request, Authentication sender) throws UnknownOriginException {
        URI stated = statedUrl(request);
        if (stated == null) {
            return answers.notDone(
                    request,
                    400,
                    "BadRequest",
                    "The body of an in-band sync must be an object with an absolute http url.");
        }
        byte[] body = registration.inBand(endpoints.of(request, stated), sender);
        return answers.versioned(request, 200, Map.of(SYNC_KIND, IN_BAND), body);
    }

    private ServeResponse outOfBand(ServeRequest request, Authentication sender) throws UnknownOriginException {
        Endpoint endpoint = endpoints.of(request, sender.succeeded() ? statedUrl(request) : null);
        Map<String, String> headers = new LinkedHashMap<>();
        String kind = answers.serverKind(request);
        if (kind != null) {
            headers.put(Answers.EXPECTED_KIND, kind);
        }
        SyncResult result = register(endpoint, Query.of(request.url()).get("deployId"), headers);
        return outOfBandAnswer(request, result.succeeded() ? 200 : 500, result);
    }

    /**
     * Registers the app although nobody asked for it.
     *
     * @throws UnknownOriginException if no origin is configured
     */
    SyncResult unasked(String path) throws UnknownOriginException {
        return register(endpoints.configured(path), null, Map.of());
    }

    private SyncResult register(Endpoint endpoint, @Nullable String deployId, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("X-Inngest-Framework", framework);
        headers.put(SYNC_KIND, OUT_OF_BAND);
        return server.register(registration.outOfBand(endpoint), deployId, headers);
    }

    private ServeResponse outOfBandAnswer(ServeRequest request, int status, SyncResult result) {
        byte[] body = new JsonWriter()
                .beginObject()
                .name("message")
                .value(result.message())
                .name("modified")
                .value(result.modified())
                .endObject()
                .toByteArray();
        return answers.of(request, status, Map.of(SYNC_KIND, OUT_OF_BAND), body);
    }

    /** The {@code url} in the body, or {@code null} if there is none that could be called. */
    private @Nullable URI statedUrl(ServeRequest request) {
        try {
            JsonSlice body = JsonSlice.of(request.body(), settings.limits().json());
            JsonSlice text = body.member("url");
            if (text == null || text.kind() != JsonKind.STRING) {
                return null;
            }
            URI url = new URI(text.scan().readString());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return http && Authority.parse(url.getHost()) != null ? url : null;
        } catch (JsonException | URISyntaxException e) {
            return null;
        }
    }
}
