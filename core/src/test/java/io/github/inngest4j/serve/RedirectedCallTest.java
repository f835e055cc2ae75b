package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.BODY;
import static io.github.inngest4j.serve.Doorway.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that a redirect has turned from POST into GET. */
class RedirectedCallTest {

    private final Doorway cloud = Doorway.cloud();
    private final Doorway dev = Doorway.dev();

    @AfterEach
    void stop() {
        cloud.close();
        dev.close();
    }

    @Test
    void isExecutedIfItIsSigned() {
        ServeResponse answer = cloud.ask("GET", CALL).body(BODY).signed().answer();
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.headers()).containsEntry("X-Inngest-Req-Version", "2").containsKey("X-Inngest-Signature");
        assertThat(cloud.executed).hasValue(1);
    }

    @Test
    void needsNoSignatureInDevMode() {
        assertThat(dev.ask("GET", CALL).body(BODY).answer().status()).isEqualTo(206);
    }

    @Test
    void isRefusedWithoutAValidSignatureAndNotDescribed() {
        assertThat(cloud.ask("GET", CALL).body(BODY).answer().status()).isEqualTo(401);
        assertThat(cloud.ask("GET", CALL)
                        .body(BODY)
                        .header("X-Inngest-Signature", "t=1&s=00")
                        .answer()
                        .status())
                .isEqualTo(401);
        assertThat(cloud.executed).hasValue(0);
    }

    @Test
    void withoutItsBodyItIsAnErrorAndNeverTheResultOfTheRun() {
        assertThat(cloud.ask("GET", CALL).signed().answer().status()).isEqualTo(400);
        assertThat(dev.ask("GET", CALL).answer().status()).isEqualTo(400);
    }

    @Test
    void aGetThatNamesNoFunctionIsIntrospection() {
        ServeResponse answer =
                cloud.ask("GET", "/api/inngest").body(BODY).signed().answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().contains("\"schema_version\"");
        assertThat(cloud.executed).hasValue(0);
    }
}
