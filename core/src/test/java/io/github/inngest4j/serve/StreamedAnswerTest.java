package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamedAnswerTest {

    @Test
    void connectionsAreNotKeptBusyByDefault() {
        try (Doorway doorway = Doorway.cloud()) {
            assertThat(doorway.handler.streaming()).isFalse();
            assertThat(doorway.handler.keepAlive(doorway.ask("POST", CALL).request()))
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, ?fnId=shop-count&stepId=step, true",
        "POST, '', true",
        "GET, ?fnId=shop-count&stepId=step, true",
        "GET, '', false",
        "PUT, '', false",
        "PUT, ?fnId=shop-count, false",
        "DELETE, ?fnId=shop-count, false"
    })
    void onlyTheConnectionsOfCallsAreKeptBusy(String method, String query, boolean busy) {
        try (Doorway doorway = Doorway.cloud(builder -> builder.streaming(true))) {
            assertThat(doorway.handler.streaming()).isTrue();
            ServeResponse keepAlive = doorway.handler.keepAlive(
                    doorway.ask(method, "/api/inngest" + query).request());
            assertThat(keepAlive != null).isEqualTo(busy);
        }
    }

    @Test
    void aStreamBeginsAsAnAnswerDoes() {
        try (Doorway doorway = Doorway.cloud(builder -> builder.streaming(true))) {
            ServeRequest request = doorway.ask("POST", CALL)
                    .header("X-Inngest-Server-Kind", "dev")
                    .request();
            ServeResponse keepAlive = doorway.handler.keepAlive(request);
            assertThat(keepAlive.status()).isEqualTo(201);
            assertThat(keepAlive.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("X-Inngest-Sdk-Handled", "true")
                    .containsEntry("X-Inngest-Framework", "test")
                    .containsEntry("X-Inngest-Req-Version", "2")
                    .containsEntry("X-Inngest-Expected-Server-Kind", "dev")
                    .containsKey("X-Inngest-Sdk");
            assertThat(keepAlive.body()).asString().isEqualTo(" ");
        }
    }

    @Test
    void itEndsWithAllThatTheAnswerHas() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Inngest-No-Retry", "true");
        headers.put("Retry-After", "7");
        byte[] body = "\"a \\\"b\\\" ü \\ud83d\"".getBytes(StandardCharsets.UTF_8);
        byte[] streamed = new ServeResponse(400, headers, body).streamed();
        assertThat(new String(streamed, StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":400,\"headers\":{\"X-Inngest-No-Retry\":\"true\",\"Retry-After\":\"7\"},"
                        + "\"body\":\"\\\"a \\\\\\\"b\\\\\\\" ü \\\\ud83d\\\"\"}");
    }
}
