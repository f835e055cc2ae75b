package io.github.inngest4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;

/**
 * The app of a transcript: it answers as it was recorded, makes the requests to the server that it was recorded to make, and
 * checks that every call is equivalent to the recorded one.
 */
final class RecordedApp implements AppTransport {

    /** Members whose values differ from run to run. */
    private static final Set<String> VOLATILE = Set.of(
            "id",
            "ts",
            "run_id",
            "correlation_id",
            "expire",
            "gid",
            "isr",
            "tc",
            "source_app_id",
            "source_fn_id",
            "Date");

    private final Transcript transcript;
    private final JsonSlice registration;
    private final List<Transcript.Exchange> open = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private EngineApi engine = request -> Assertions.fail("no engine");

    /** Where the app's own requests go. */
    interface EngineApi {
        EngineResponse api(EngineRequest request);
    }

    RecordedApp(Transcript transcript, JsonSlice registration) {
        this.transcript = transcript;
        this.registration = registration;
        transcript.exchanges().stream().filter(Transcript.Exchange::isCall).forEach(open::add);
    }

    void connect(EngineApi api) {
        this.engine = api;
    }

    List<Transcript.Exchange> open() {
        return open;
    }

    /** How long the steps of a recorded answer took; what was recorded first also ends first. */
    Duration latency(String functionId, String stepId) {
        return open.stream()
                .filter(exchange -> matches(exchange, functionId, stepId))
                .findFirst()
                .map(exchange -> Duration.ofNanos(1000L * exchange.seq() + recordedNanos(exchange)))
                .orElse(Duration.ZERO);
    }

    private static long recordedNanos(Transcript.Exchange exchange) {
        long nanos = 0;
        if (exchange.status() == 206 && exchange.responseBody() instanceof List<?> ops) {
            for (Object op : ops) {
                if (((Map<?, ?>) op).get("timing") instanceof Map<?, ?> timing) {
                    nanos += ((Number) timing.get("b")).longValue();
                }
            }
        }
        return nanos;
    }

    private static boolean matches(Transcript.Exchange exchange, String functionId, String stepId) {
        return exchange.query("fnId").equals(functionId)
                && exchange.query("stepId").equals(stepId);
    }

    @Override
    public EngineResponse call(EngineRequest request) {
        if (request.method().equals("PUT")) {
            return new EngineResponse(
                    200, Map.of("X-Inngest-Sync-Kind", "in_band", "X-Inngest-Sdk", "test"), registration.toByteArray());
        }
        Map<String, Object> body =
                object(JsonSlice.of(new String(request.body(), UTF_8)).toPlain());
        Transcript.Exchange recorded = take(request, body);
        learnIds(recorded, body);
        compare(recorded, request, body);
        makeOwnRequests(recorded);
        return new EngineResponse(recorded.status(), recorded.responseHeaders(), recorded.responseBytes());
    }

    /** The recorded call this one is: of the same step and, where there are several, with the same event data. */
    private Transcript.Exchange take(EngineRequest request, Map<String, Object> body) {
        String query = "?" + request.url().getRawQuery();
        Object event = stable(body.get("event"));
        for (Transcript.Exchange exchange : open) {
            String recordedQuery = exchange.path().substring(exchange.path().indexOf('?'));
            boolean sameEvent =
                    stable(object(exchange.requestBody()).get("event")).equals(event);
            if (recordedQuery.equals(query) && sameEvent) {
                open.remove(exchange);
                return exchange;
            }
        }
        return Assertions.fail("not recorded: " + request + " with event " + event + "; open are " + open);
    }

    /** What the app says of a call when it makes requests of its own. */
    private void learnIds(Transcript.Exchange recorded, Map<String, Object> body) {
        Map<String, Object> expected = object(object(recorded.requestBody()).get("ctx"));
        Map<String, Object> actual = object(body.get("ctx"));
        for (String id : List.of("run_id", "fn_id", "qi_id", "request_id")) {
            ids.put((String) expected.get(id), (String) actual.get(id));
        }
    }

    private static void compare(Transcript.Exchange recorded, EngineRequest request, Map<String, Object> body) {
        Map<String, Object> expected = object(recorded.requestBody());
        String call = "call " + recorded.seq() + " " + recorded.path();
        assertThat(body.keySet()).as(call).isEqualTo(expected.keySet());
        for (String member : List.of("event", "events", "steps", "use_api", "version", "defers")) {
            assertThat(stable(body.get(member))).as(call + " " + member).isEqualTo(stable(expected.get(member)));
        }
        Map<String, Object> context = object(body.get("ctx"));
        Map<String, Object> expectedContext = object(expected.get("ctx"));
        assertThat(context.keySet()).as(call).isEqualTo(expectedContext.keySet());
        for (String member : List.of(
                "attempt",
                "disable_immediate_execution",
                "env",
                "generation_id",
                "max_attempts",
                "stack",
                "step_id",
                "use_api")) {
            assertThat(context.get(member)).as(call + " ctx." + member).isEqualTo(expectedContext.get(member));
        }
        for (String header : List.of(
                "account-id",
                "content-type",
                "user-agent",
                "x-inngest-generation-id",
                "x-inngest-req-version",
                "x-inngest-step-id")) {
            assertThat(request.headers().get(header))
                    .as(call + " " + header)
                    .isEqualTo(recorded.requestHeaders().get(header));
        }
        assertThat(request.headers()).containsKeys("X-Run-Id", "X-Request-Id", "X-Inngest-Job-Id");
    }

    /** What the app asked of the server while it answered this call. */
    private void makeOwnRequests(Transcript.Exchange answered) {
        for (Transcript.Exchange exchange : transcript.exchanges()) {
            boolean later = exchange.seq() > answered.seq();
            if (later && exchange.isCall()) {
                return;
            }
            if (later && exchange.direction().equals("sdk->server")) {
                request(exchange);
            }
        }
    }

    void request(Transcript.Exchange exchange) {
        String path = exchange.path();
        String requestBody = new String(exchange.requestBytes(), UTF_8);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
            requestBody = requestBody.replace(id.getKey(), id.getValue());
        }
        EngineResponse response = engine.api(new EngineRequest(
                exchange.method(),
                URI.create("http://inngest.test" + path),
                exchange.requestHeaders(),
                requestBody.getBytes(UTF_8)));
        String request = "request " + exchange.seq() + " " + path;
        assertThat(response.status()).as(request).isEqualTo(exchange.status());
        Object body = response.body().length == 0
                ? null
                : JsonSlice.of(new String(response.body(), UTF_8)).toPlain();
        if (exchange.requestHeaders().containsKey("x-inngest-event-id-seed")) {
            assertThat(body).as(request + ": ids made of a seed").isEqualTo(exchange.responseBody());
        }
        assertThat(stable(body)).as(request).isEqualTo(stable(exchange.responseBody()));
    }

    /** A value without what differs from run to run. */
    static Object stable(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(key, VOLATILE.contains(key) ? "*" : stable(member)));
            copy.keySet().removeAll(Set.of("isr", "tc", "metadata", "sync_id", "app_id"));
            copy.computeIfPresent("ids", (key, list) -> ((List<?>) list).size());
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(stable(element)));
            return copy;
        }
        return value instanceof Number number ? number.doubleValue() : Objects.requireNonNullElse(value, "null");
    }

    @SuppressWarnings("unchecked") // objects have text keys
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** The registration of an app, as an answer to an in-band sync. */
    static JsonSlice inBand(String app, List<?> functions) {
        return new JsonWriter()
                .plain(Map.of(
                        "app_id", app, "url", "http://app.test/api/inngest", "sdk", "test:v1", "functions", functions))
                .toSlice();
    }
}
