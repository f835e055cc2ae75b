package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that the engine makes for steps. */
class OutboundTest extends EngineTestBase {

    private final List<EngineRequest> requests = new ArrayList<>();
    private final List<AppTransport> answers = new ArrayList<>();

    @Override
    EngineBuilder configure(EngineBuilder builder) {
        return builder.outbound(request -> {
            requests.add(request);
            return answers.remove(0).call(request);
        });
    }

    private void answer(int status, String body) {
        answers.add(request -> new EngineResponse(status, Map.of("content-type", "text/x-test"), body.getBytes(UTF_8)));
    }

    private void refuse() {
        answers.add(request -> {
            throw new IOException("connection refused");
        });
    }

    private static Map<String, Object> fetch(String id) {
        return op(
                "Gateway",
                id,
                Map.of(
                        "opts",
                        Map.of(
                                "url",
                                "http://api.test/" + id,
                                "method",
                                "put",
                                "headers",
                                Map.of("X-A", "1"),
                                "body",
                                "hello")));
    }

    private static Map<String, Object> infer(String format) {
        Map<String, Object> opts = new HashMap<>(Map.of(
                "url", "http://ai.test/v1/chat", "auth_key", "secret", "body", Map.of("model", "m"), "format", format));
        return op("AIGateway", "ai", Map.of("opts", opts));
    }

    @Test
    void fetchesAndMemoizesTheAnswerWhateverItsStatus() {
        app.function("f", call -> call.has("a") ? returned(call.steps().get("a")) : ops(fetch("a")));
        answer(404, "nothing here");

        assertCompleted(
                start("f"),
                "{\"data\":{\"body\":\"nothing here\",\"headers\":{\"Content-Type\":\"text/x-test\"},"
                        + "\"status_code\":404,\"url\":\"http://api.test/a\"}}");

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).method()).isEqualTo("PUT");
        assertThat(requests.get(0).headers()).containsEntry("X-A", "1");
        assertThat(new String(requests.get(0).body(), UTF_8)).isEqualTo("hello");
    }

    @Test
    void repeatsARequestThatFailsAndThenGivesTheError() {
        app.function("f", 1, call -> call.has("a") ? returned(call.steps().get("a")) : ops(fetch("a")));
        refuse();
        refuse();

        EngineRun run = start("f");
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        advanceSeconds(10);

        assertCompleted(
                run,
                "{\"error\":{\"message\":\"Error making gateway request: connection refused\",\"name\":\"GatewayError\"}}");
        assertThat(app.brief("f")).containsExactly("step#0", "step#1", "step#0");
    }

    @Test
    void makesSeveralRequestsAtOnce() {
        app.function("f", call -> call.has("a", "b") ? returned(call.stack()) : ops(fetch("a"), fetch("b")));
        answer(200, "1");
        answer(200, "2");

        assertThat(start("f").status()).isEqualTo(RunStatus.COMPLETED);

        assertThat(requests).hasSize(2);
    }

    @Test
    void joinsRequestsWithPlannedSteps() {
        app.function(
                "f",
                call -> call.target().equals("p")
                        ? ops(Wire.run("p", 1))
                        : call.has("a", "p") ? returned(call.stack()) : ops(fetch("a"), Wire.plan("p")));
        answer(200, "1");

        assertThat(start("f").status()).isEqualTo(RunStatus.COMPLETED);

        assertThat(app.calls()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat, Authorization, Bearer secret, http://ai.test/v1/chat",
        "anthropic, X-Api-Key, secret, http://ai.test/v1/chat",
        "bedrock, Authorization, secret, http://ai.test/v1/chat",
        "gemini, Content-Type, application/json, http://ai.test/v1/chat?key=secret"
    })
    void putsTheKeyWhereTheProviderExpectsIt(String format, String header, String value, String url) {
        app.function("f", call -> call.has("ai") ? returned(call.steps().get("ai")) : ops(infer(format)));
        answer(200, "{\"answer\":42}");

        assertCompleted(start("f"), "{\"data\":{\"answer\":42}}");

        assertThat(requests.get(0).headers()).containsEntry(header, value);
        assertThat(requests.get(0).url()).hasToString(url);
        assertThat(new String(requests.get(0).body(), UTF_8)).isEqualTo("{\"model\":\"m\"}");
    }

    @Test
    void givesTheErrorOfAnAiProvider() {
        app.function("f", call -> call.has("ai") ? returned(call.steps().get("ai")) : ops(infer("openai-chat")));
        answer(429, "slow down");

        assertCompleted(
                start("f"),
                "{\"error\":{\"message\":\"Error making AI request: unsuccessful status code: 429\","
                        + "\"name\":\"AIGatewayError\",\"stack\":\"slow down\"}}");
    }

    @Test
    void failsARunThatGivesNothingToRequest() {
        app.function("f", call -> ops(op("Gateway", "a", Map.of())));

        assertFailed(start("f"), "there is nothing to request");
    }

    @Test
    void givesAnErrorForAnAddressThatIsNone() {
        app.function(
                "f",
                call -> call.has("a")
                        ? returned(call.memo("a").contains("no url"))
                        : ops(op("Gateway", "a", Map.of("opts", Map.of("method", "GET")))));

        assertCompleted(start("f"), "true");
    }
}
