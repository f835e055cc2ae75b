package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.FALLBACK;
import static io.github.inngest4j.serve.Doorway.KEY;
import static io.github.inngest4j.serve.Doorway.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.fake.FakeServer.Received;
import io.github.inngest4j.internal.protocol.StepHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls whose events and steps were too large for the request. */
class UseApiTest {

    private static final String CALL = Doorway.CALL;
    private static final String BODY = Doorway.BODY.replace("\"run_id\"", "\"use_api\":true,\"run_id\"");
    private static final String BATCH = "/v0/runs/01RUN/batch";
    private static final String ACTIONS = "/v0/runs/01RUN/actions";
    private static final String STEPS = "{\"" + StepHash.of("first") + "\":{\"data\":7}}";

    private final Doorway cloud = Doorway.cloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private ServeResponse call() {
        return cloud.ask("POST", CALL).body(BODY).signed().answer();
    }

    private void assertNotDone(ServeResponse answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers()).containsEntry("X-Inngest-No-Retry", "false");
        assertThat(String.valueOf(plain(answer).get("message"))).contains("could not be fetched");
        assertThat(cloud.executed).hasValue(0);
    }

    @Test
    void areCompletedFromTheServer() {
        cloud.server
                .answer(BATCH, 200, "[{\"name\":\"shop/count\",\"data\":{\"n\":2}}]")
                .answer(ACTIONS, 200, STEPS);

        ServeResponse answer = call();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("{\"first\":7}");
        assertThat(cloud.server.received().stream().map(Received::path)).containsExactlyInAnyOrder(BATCH, ACTIONS);
        assertThat(cloud.server.received())
                .allMatch(request -> ("Bearer " + KEY.bearer()).equals(request.header("Authorization")));
    }

    @Test
    void areCompletedWithTheFallbackKey() {
        cloud.server
                .answer(BATCH, 401, "{}")
                .answer(BATCH, 200, "[]")
                .answer(ACTIONS, 403, "{}")
                .answer(ACTIONS, 200, STEPS);
        assertThat(call().status()).isEqualTo(200);
        assertThat(cloud.server.received().stream()
                        .filter(request -> ("Bearer " + FALLBACK.bearer()).equals(request.header("Authorization"))))
                .hasSize(2);
    }

    @Test
    void areNotExecutedIfTheServerFails() {
        cloud.server.answer(BATCH, 200, "[]").answer(ACTIONS, 500, "{\"error\":\"broken\"}");
        assertNotDone(call());
    }

    @Test
    void areNotExecutedIfTheRunIsOver() {
        cloud.server.answer(BATCH, 410, "{\"error\":\"gone\"}").answer(ACTIONS, 410, "{\"error\":\"gone\"}");
        assertNotDone(call());
    }

    @Test
    void areNotExecutedIfTheServerGivesNonsense() {
        cloud.server.answer(BATCH, 200, "[]").answer(ACTIONS, 200, "[1,2");
        assertNotDone(call());
    }

    @Test
    void areNotExecutedForARunThatIsNone() {
        ServeResponse answer = cloud.ask("POST", CALL)
                .body(BODY.replace("01RUN", "../../v1/signals"))
                .signed()
                .answer();
        assertNotDone(answer);
        assertThat(cloud.server.received()).isEmpty();
    }

    @Test
    void otherCallsFetchNothing() {
        assertThat(cloud.ask("POST", CALL).body(Doorway.BODY).signed().answer().status())
                .isEqualTo(206);
        assertThat(cloud.server.received()).isEmpty();
    }
}
