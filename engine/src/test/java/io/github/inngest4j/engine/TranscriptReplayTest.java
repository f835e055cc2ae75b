package io.github.inngest4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine does to an app what the real server did: with the recorded answers it makes equivalent calls, in an order that
 * fits. Not compared are ids, times and trace headers; the order of what was simultaneous is as recorded. Left out are
 * transcripts with gaps (as hundred-steps).
 */
class TranscriptReplayTest {

    /** All functions but those that start by themselves every minute. */
    private static final List<?> FUNCTIONS = functions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai-infer",
                "ai-wrap",
                "attempt-info",
                "big-payload",
                "cancel-api",
                "cancel-on",
                "checkpoint-buffered",
                "checkpoint-off",
                "checkpoint-on",
                "checkpoint-sleep",
                "client-send",
                "code-change",
                "echo",
                "fetch",
                "fetch-post",
                "fn-error",
                "fn-error-recovers",
                "invoke-cross-app",
                "invoke-fails",
                "invoke-fails-caught",
                "invoke-ok",
                "invoke-unknown",
                "linear",
                "loop-ids",
                "multi-trigger",
                "mw-input",
                "non-retriable-fn",
                "non-retriable-step",
                "on-failure",
                "parallel-2",
                "parallel-chains",
                "parallel-mixed",
                "parallel-one-fails",
                "parallel-uncaught",
                "plain",
                "race",
                "race-sleep",
                "retry-after-date",
                "retry-after-seconds",
                "return-null",
                "send-event",
                "serial-steps",
                "signal-send",
                "signal-send-nobody",
                "signal-timeout",
                "signal-wait",
                "sleep",
                "sleep-past",
                "sleep-until",
                "step-error-caught",
                "step-error-uncaught",
                "step-name",
                "step-retry",
                "timeout-finish",
                "trigger-if",
                "use-api",
                "wait-if",
                "wait-match",
                "wait-timeout",
            })
    void behavesAsRecorded(String name) {
        Transcript transcript = Transcript.read(name);
        RecordedApp app = new RecordedApp(transcript, RecordedApp.inBand("acceptance", FUNCTIONS));
        Instant start = start(transcript);
        try (Engine engine = Engine.builder()
                .manualTime(start)
                .app(app)
                .app(otherApp(app))
                .callLatency(app::latency)
                .retryBackoff(RetryBackoff.fixed(Duration.ofSeconds(1)))
                .outbound(request -> outbound(transcript))
                .build()) {
            app.connect(engine::api);
            for (Transcript.Exchange exchange : transcript.exchanges()) {
                if (exchange.direction().equals("test->server")) {
                    engine.advance(Duration.between(engine.now(), start.plusMillis(exchange.atMs())));
                    app.request(exchange);
                }
            }
            engine.advance(Duration.ofHours(1));

            assertThat(app.open()).as("recorded calls that did not come").isEmpty();
        }
    }

    /** The first event's time, so that times in recorded data mean what they meant. */
    private static Instant start(Transcript transcript) {
        return transcript.exchanges().stream()
                .filter(Transcript.Exchange::isCall)
                .findFirst()
                .map(call -> RecordedApp.object(
                        RecordedApp.object(call.requestBody()).get("event")))
                .map(event -> Instant.ofEpochMilli(((Number) event.get("ts")).longValue()))
                .orElseThrow();
    }

    /** The second app of the fixtures shares the recording. */
    private static AppTransport otherApp(RecordedApp app) {
        JsonSlice registration = RecordedApp.inBand(
                "acceptance-other",
                List.of(Map.of(
                        "id",
                        "acceptance-other-remote",
                        "name",
                        "remote",
                        "triggers",
                        List.of(Map.of("event", "acc/remote")),
                        "steps",
                        Map.of(
                                "step",
                                Map.of(
                                        "id",
                                        "step",
                                        "name",
                                        "step",
                                        "runtime",
                                        Map.of(
                                                "type",
                                                "http",
                                                "url",
                                                "http://app.test/api/inngest-other?fnId=acceptance-other-remote"
                                                        + "&stepId=step"),
                                        "retries",
                                        Map.of("attempts", 0))))));
        return request -> request.method().equals("PUT")
                ? new EngineResponse(200, Map.of("X-Inngest-Sync-Kind", "in_band"), registration.toByteArray())
                : app.call(request);
    }

    /** The other server answers what was memoized as its answer. */
    private static EngineResponse outbound(Transcript transcript) {
        for (Transcript.Exchange exchange : transcript.exchanges()) {
            if (!exchange.isCall()) {
                continue;
            }
            for (Object step : RecordedApp.object(
                            RecordedApp.object(exchange.requestBody()).get("steps"))
                    .values()) {
                Map<String, Object> data =
                        RecordedApp.object(RecordedApp.object(step).get("data"));
                if (data.containsKey("status_code")) {
                    Map<String, String> headers = new LinkedHashMap<>();
                    RecordedApp.object(data.get("headers"))
                            .forEach((header, value) -> headers.put(header, String.valueOf(value)));
                    return new EngineResponse(
                            ((Long) data.get("status_code")).intValue(),
                            headers,
                            String.valueOf(data.get("body")).getBytes(UTF_8));
                }
                return new EngineResponse(
                        200, Map.of(), new JsonWriter().plain(data).toByteArray());
            }
        }
        throw new AssertionError("the transcript has no answer of another server");
    }

    private static List<?> functions() {
        return Transcript.read("sync-register").exchanges().stream()
                .filter(exchange -> exchange.path().startsWith("/fn/register"))
                .flatMap(exchange ->
                        ((List<?>) RecordedApp.object(exchange.requestBody()).get("functions")).stream())
                .filter(function ->
                        !String.valueOf(RecordedApp.object(function).get("id")).startsWith("acceptance-cron"))
                .toList();
    }
}
