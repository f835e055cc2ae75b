package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static io.github.inngest4j.engine.Wire.waitForSignal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonSlice;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API, without a socket. */
class ApiTest extends EngineTestBase {

    private EngineResponse request(String method, String path, Object body, Map<String, String> headers) {
        return engine().api(new EngineRequest(
                method,
                URI.create("http://127.0.0.1:8288" + path),
                headers,
                body instanceof String text ? text.getBytes(UTF_8) : Wire.json(body)));
    }

    private EngineResponse get(String path) {
        return request("GET", path, "", Map.of());
    }

    private EngineResponse post(String path, Object body) {
        return request("POST", path, body, Map.of());
    }

    private static Map<String, Object> json(EngineResponse response) {
        return WireApp.Call.object(
                JsonSlice.of(new String(response.body(), UTF_8)).toPlain());
    }

    private static Map<String, Object> data(EngineResponse response) {
        return WireApp.Call.object(json(response).get("data"));
    }

    @Test
    void isHealthyAndDescribesItself() {
        app.function("f", call -> returned(1));

        assertThat(get("/health").status()).isEqualTo(200);
        assertThat(json(get("/dev"))).containsKeys("version", "functions", "apps");
        assertThat(get("/health").header("X-Inngest-Server-Kind")).isEqualTo("dev");
        assertThat(get("/health").header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void receivesEventsAndShowsWhatBecameOfThem() {
        app.function("f", call -> returned(Map.of("n", call.data().get("n"))));

        EngineResponse sent = post("/e/key", Map.of("name", "test/f", "data", Map.of("n", 1)));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(json(sent)).containsEntry("status", 200L);
        String id = (String) ((List<?>) json(sent).get("ids")).get(0);
        assertThat(data(get("/v1/events/" + id)))
                .containsEntry("name", "test/f")
                .containsEntry("internal_id", id);
        List<?> runs = (List<?>) json(get("/v1/events/" + id + "/runs")).get("data");
        Map<String, Object> run = WireApp.Call.object(runs.get(0));
        assertThat(run)
                .containsEntry("status", "Completed")
                .containsEntry("output", Map.of("n", 1L))
                .containsEntry("event_id", id)
                .containsKeys("run_started_at", "ended_at", "function_id");
        assertThat(data(get("/v1/runs/" + run.get("run_id")))).isEqualTo(run);
    }

    @Test
    void receivesSeveralEventsAtOnceUnderOneSeed() {
        app.function("f", call -> returned(1));
        Map<String, String> seed = Map.of("X-Inngest-Event-Id-Seed", "1795410707458,XQSh/ly/HtuyxA==");
        List<Map<String, String>> events = List.of(Map.of("name", "test/f"), Map.of("name", "test/f"));

        EngineResponse first = request("POST", "/e/key", events, seed);
        EngineResponse again = request("POST", "/e/key", events, seed);

        assertThat(json(first).get("ids"))
                .isEqualTo(List.of("01M83D2H02BM2A3ZJWQWFDQCP5", "01M83D2H02BM2A3ZJWQWFDQCP6"));
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(app.calls()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{}}|event name is empty",
                "{\"name\":\"\"}|event name is empty",
                "{\"name\":\"inngest/x\"}|reserved",
                "{\"name\":\"x\",\"data\":[]}|data is an array",
                "{\"name\":\"x\",\"user\":1}|user is a number",
                "{\"name\":\"x\",\"ts\":1700000000}|milliseconds",
                "{\"name\":\"x\",\"ts\":\"now\"}|ts is a string",
                "{\"name\":1}|name is a number",
                "[7]|an event is a number",
                "{\"name\":|cannot be read",
                "nonsense|cannot be read"
            })
    void refusesEvents(String body, String reason) {
        EngineResponse response = post("/e/key", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat((String) json(response).get("error")).contains(reason);
    }

    @Test
    void cancelsRuns() {
        app.function("f", call -> ops(sleep("nap", "1h")));
        EngineRun run = start("f");

        assertThat(request("DELETE", "/v1/runs/" + run.id(), "", Map.of()).status())
                .isEqualTo(200);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(data(get("/v1/runs/" + run.id()))).containsEntry("status", "Cancelled");
        assertThat(request("DELETE", "/v1/runs/unknown", "", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void receivesSignals() {
        app.function("f", call -> call.has("s") ? returned(1) : ops(waitForSignal("s", "go", "1h", "fail")));
        EngineRun run = start("f");

        assertThat(post("/v1/signals", Map.of("signal", "other")).status()).isEqualTo(404);
        assertThat(data(post("/v1/signals", Map.of("signal", "go", "data", 1)))).containsEntry("run_id", run.id());
        assertThat(post("/v1/signals", Map.of()).status()).isEqualTo(400);
        assertCompleted(run, "1");
    }

    @Test
    void handsOutTheStateOfLiveRunsOnly() {
        app.function("f", call -> call.has("a") ? ops(sleep("nap", "1h")) : ops(run("a", 1)));
        EngineRun run = start("f", Map.of("n", 1));

        assertThat(json(get("/v0/runs/" + run.id() + "/actions"))).isEqualTo(Map.of("a", Map.of("data", 1L)));
        Object batch = JsonSlice.of(
                        new String(get("/v0/runs/" + run.id() + "/batch").body(), UTF_8))
                .toPlain();
        assertThat(WireApp.Call.object(((List<?>) batch).get(0)))
                .containsEntry("data", Map.of("n", 1L))
                .doesNotContainKey("user");
        engine().cancel(run.id());

        assertThat(get("/v0/runs/" + run.id() + "/actions").status()).isEqualTo(410);
        assertThat(get("/v0/runs/" + run.id() + "/batch").status()).isEqualTo(410);
        assertThat(get("/v0/runs/unknown/batch").status()).isEqualTo(404);
    }

    @Test
    void registersApps() {
        WireApp other = new WireApp("other").function("f", call -> returned(1));

        EngineResponse first = post("/fn/register?deployId=deploy-1", new String(other.registration(), UTF_8));
        EngineResponse again = post("/fn/register", new String(other.registration(), UTF_8));

        assertThat(first.status()).isEqualTo(200);
        assertThat(json(first))
                .containsEntry("ok", true)
                .containsEntry("modified", true)
                .containsEntry("sync_id", "deploy-1")
                .containsKey("app_id");
        assertThat(json(again)).containsEntry("modified", false);
    }

    @Test
    void refusesToRegisterWithAServerOfAnotherKind() {
        EngineResponse response = request(
                "POST",
                "/fn/register",
                new String(app.registration(), UTF_8),
                Map.of("X-Inngest-Expected-Server-Kind", "cloud"));

        assertThat(response.status()).isEqualTo(400);
        assertThat((String) json(response).get("error")).contains("cloud").contains("dev");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /unknown, 404",
        "GET, /v1/runs, 404",
        "GET, /v1/runs/x, 404",
        "GET, /v1/events/x, 404",
        "GET, /v1/runs/x/y/z, 404",
        "GET, /v1/checkpoint/x/async, 405",
        "POST, /v1/checkpoint/x/steps, 405",
        "GET, /e/key, 405",
        "GET, /fn/register, 405",
        "POST, /health, 405",
        "POST, /v1/runs/x, 405"
    })
    void answersWhatItDoesNotKnow(String method, String path, int status) {
        EngineResponse response = request(method, path, "", Map.of());

        assertThat(response.status()).isEqualTo(status);
        assertThat(json(response)).containsEntry("status", (long) status).containsKey("error");
    }
}
