package io.github.inngest4j.internal.client;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.config.Mode;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends events. A request that fails for a reason that may pass is repeated with back-off, under the seed from which the
 * server derives the events' ids, so that no event is taken twice. Thread-safe.
 */
public final class EventApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ANSWER = 1 << 20;

    /** A dev server takes any key. */
    private static final String DEV_KEY = "dev";

    private final Settings settings;
    private final HttpTransport transport;
    private final Clock clock;
    private final RandomGenerator random;
    private final Retries retries;

    /**
     * The event API that the settings name.
     *
     * @param settings key and URL
     * @param transport makes the requests
     * @param clock the time that goes into the seed
     * @param random makes seeds unique; must be safe for use by several threads
     * @param retries repeats requests
     */
    public EventApi(Settings settings, HttpTransport transport, Clock clock, RandomGenerator random, Retries retries) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
        this.random = random;
        this.retries = retries;
    }

    /**
     * Sends events in as few requests as the server's limits allow.
     *
     * @param events one JSON object each, none larger than {@link #maxEventSize}
     * @return their ids, in their order
     * @throws EventsNotSentException if not all were taken; nothing is sent after the first request that fails
     */
    public List<String> send(List<JsonSlice> events) {
        List<String> ids = new ArrayList<>();
        for (EventBatch batch : EventBatch.split(events)) {
            send(batch, ids);
        }
        return ids;
    }

    /**
     * The largest event the server takes.
     *
     * @return a number of bytes
     */
    public static int maxEventSize() {
        return EventBatch.MAX_BYTES - 3;
    }

    private void send(EventBatch batch, List<String> ids) {
        HttpCall call = call(batch, ids);
        String problem;
        try {
            HttpAnswer answer = retries.send(() -> transport.send(call));
            JsonSlice json = ErrorText.object(answer);
            String error = ErrorText.error(json, settings);
            if (json != null && !Retries.mayPass(answer)) {
                ids.addAll(ids(json));
            }
            if (answer.status() == 200 && json != null && error == null) {
                return;
            }
            problem = problem(answer, error);
        } catch (IOException e) {
            // The exception's own message may name the host, which is the value of a variable.
            problem = "no answer (" + e.getClass().getSimpleName() + "); is the server where "
                    + Setting.EVENT_API_BASE_URL + " says?";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventsNotSentException("Interrupted while sending events", ids);
        }
        throw new EventsNotSentException("The Inngest server did not take the events: " + problem, ids);
    }

    private static String problem(HttpAnswer answer, @Nullable String error) {
        String advice = answer.status() == 401 || answer.status() == 403 ? "; check " + Setting.EVENT_KEY : "";
        return "status " + answer.status() + (error == null ? "" : ": " + error) + advice;
    }

    private HttpCall call(EventBatch batch, List<String> ids) {
        Map<String, String> headers = SdkHeaders.of(settings.env());
        headers.put("X-Inngest-Event-Id-Seed", seed());
        String path =
                "/e/" + URLEncoder.encode(key(ids), StandardCharsets.UTF_8).replace("+", "%20");
        URI url = URI.create(settings.eventApiBaseUrl() + path);
        return new HttpCall("POST", url, headers, batch.body(), TIMEOUT, MAX_ANSWER);
    }

    private String key(List<String> ids) {
        String key = settings.eventKey();
        if (key == null && settings.mode() == Mode.CLOUD) {
            throw new EventsNotSentException(
                    "Events cannot be sent without an event key; set " + Setting.EVENT_KEY, ids);
        }
        return key == null ? DEV_KEY : key;
    }

    private String seed() {
        byte[] entropy = new byte[10];
        random.nextBytes(entropy);
        return clock.millis() + "," + Base64.getEncoder().encodeToString(entropy);
    }

    /** The ids in an answer; of those that were not taken the server leaves the text empty. */
    private static List<String> ids(JsonSlice answer) {
        JsonSlice array = answer.member("ids");
        List<String> ids = new ArrayList<>();
        if (array == null || array.kind() != JsonKind.ARRAY) {
            return ids;
        }
        JsonScanner scanner = array.scan();
        scanner.beginArray();
        while (scanner.nextElement()) {
            JsonSlice id = scanner.readValue();
            if (id.kind() == JsonKind.STRING && !id.scan().readString().isEmpty()) {
                ids.add(id.scan().readString());
            }
        }
        return ids;
    }
}
