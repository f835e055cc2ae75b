package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.BODY;
import static io.github.inngest4j.serve.Doorway.CALL;
import static io.github.inngest4j.serve.Doorway.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.internal.protocol.StepHash;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    private static final String FIRST_DONE =
            BODY.replace("\"steps\":{}", "\"steps\":{\"" + sha1("first") + "\":{\"data\":5}}");

    private final Doorway cloud = Doorway.cloud(builder -> builder.env("branch"));

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static String sha1(String text) {
        return StepHash.of(text).toString();
    }

    private ServeResponse post(String pathAndQuery, String body) {
        return cloud.ask("POST", pathAndQuery)
                .header("x-inngest-server-KIND", "cloud")
                .body(body)
                .signed()
                .answer();
    }

    private void assertNotDone(ServeResponse answer, int status, String inMessage) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(String.valueOf(plain(answer).get("message"))).contains(inMessage);
        assertThat(answer.headers())
                .containsEntry("X-Inngest-No-Retry", "false")
                .containsEntry("X-Inngest-Req-Version", "2")
                .containsKey("X-Inngest-Sdk");
        assertThat(cloud.executed).hasValue(0);
    }

    @Test
    void theFunctionRunsOnWhatIsRecorded() {
        ServeResponse answer = post(CALL, FIRST_DONE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("{\"first\":5}");
    }

    @Test
    void everyAnswerToACallHasItsHeaders() {
        for (ServeResponse answer : new ServeResponse[] {
            post(CALL, BODY), post(CALL, FIRST_DONE), post("/api/inngest?fnId=shop-failing", BODY), post(CALL, "{")
        }) {
            assertThat(answer.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("X-Inngest-Framework", "test")
                    .containsEntry("X-Inngest-Req-Version", "2")
                    .containsEntry("X-Inngest-Sdk-Handled", "true")
                    .containsEntry("X-Inngest-Env", "branch")
                    .containsEntry("X-Inngest-Expected-Server-Kind", "cloud")
                    .containsKeys("X-Inngest-Signature", "User-Agent")
                    .hasEntrySatisfying(
                            "X-Inngest-Sdk", sdk -> assertThat(sdk).matches("inngest4j:v\\d+\\.\\d+\\.\\d+(-\\w+)?"));
        }
    }

    @Test
    void theEnvironmentIsToldToTheServerAlone() {
        assertThat(cloud.ask("GET", "/api/inngest").signed().answer().headers())
                .containsEntry("X-Inngest-Env", "branch");
        for (Doorway.Asking stranger : List.of(
                cloud.ask("GET", "/api/inngest"),
                cloud.ask("POST", CALL).body(BODY),
                cloud.ask("PUT", "/api/inngest"),
                cloud.ask("PUT", "/api/inngest").host("evil.example"),
                cloud.ask("POST", CALL).body(new byte[cloud.handler.maxBodySize() + 1]))) {
            assertThat(stranger.answer().headers()).doesNotContainKey("X-Inngest-Env");
        }
        try (Doorway keyless = Doorway.with(builder -> builder.env("branch"))) {
            assertThat(keyless.ask("POST", CALL).body(BODY).answer().headers()).doesNotContainKey("X-Inngest-Env");
        }
        try (Doorway dev = Doorway.with(builder -> builder.dev(true).env("branch"))) {
            assertThat(dev.ask("POST", CALL).body(BODY).answer().headers()).containsEntry("X-Inngest-Env", "branch");
        }
    }

    @Test
    void aFailureTellsWhetherToTryAgain() {
        ServeResponse answer = post("/api/inngest?fnId=shop-failing&stepId=step", BODY);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers()).containsEntry("X-Inngest-No-Retry", "false");
        assertThat(plain(answer).get("message")).isEqualTo("boom");
    }

    @Test
    void onlyTheTwoKindsOfServersAreEchoed() {
        ServeResponse answer = cloud.ask("POST", CALL)
                .header("X-Inngest-Server-Kind", "x\r\nSet-Cookie: a=b")
                .body(BODY)
                .signed()
                .answer();
        assertThat(answer.headers()).doesNotContainKey("X-Inngest-Expected-Server-Kind");
    }

    @Test
    void aStepThatIsNotThereIsTriedAgainAtOnce() {
        ServeResponse answer = post("/api/inngest?fnId=shop-count&stepId=" + sha1("gone"), BODY);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers()).containsEntry("X-Inngest-No-Retry", "false");
    }

    @Test
    void anUnknownFunctionIsTriedAgain() {
        assertNotDone(post("/api/inngest?fnId=shop-other&stepId=step", BODY), 500, "'shop-other'");
    }

    @Test
    void theIdAloneIsNoAddress() {
        assertNotDone(post("/api/inngest?fnId=count&stepId=step", BODY), 500, "'count'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/inngest",
                "/api/inngest?stepId=step",
                "/api/inngest?fnId=&stepId=step",
                "/x?fnid=shop-count"
            })
    void aCallNamesAFunction(String pathAndQuery) {
        assertNotDone(post(pathAndQuery, BODY), 400, "fnId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"event\":", "nonsense", "[]", "{\"ctx\":{}}", "{\"event\":null}", "{\"event\":{}} x"})
    void aBodyThatIsNoCallIsRefused(String body) {
        assertNotDone(post(CALL, body), 400, "body");
    }

    @Test
    void aBodyTooDeepIsRefused() {
        assertNotDone(
                post(CALL, "{\"event\":{\"data\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}}"), 400, "body");
    }

    @Test
    void aBodyTooLargeIsRefused() {
        try (Doorway small = Doorway.cloud(builder -> builder.maxBodySize(BODY.length()))) {
            assertThat(small.handler.maxBodySize()).isEqualTo(BODY.length());
            assertThat(small.ask("POST", CALL).body(BODY).signed().answer().status())
                    .isEqualTo(206);
            ServeResponse answer =
                    small.ask("POST", CALL).body(BODY + " ").signed().answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(String.valueOf(plain(answer).get("message"))).contains("INNGEST_MAX_BODY_SIZE");
            assertThat(small.executed).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"})
    void otherMethodsAreNotAllowed(String method) {
        ServeResponse answer = cloud.ask(method, CALL).body(BODY).signed().answer();
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers())
                .isEqualTo(Map.of(
                        "Content-Type", "application/json",
                        "X-Inngest-Sdk-Handled", "true",
                        "Allow", "GET, POST, PUT"));
        assertThat(plain(answer)).isEqualTo(Map.of("message", "Method not allowed"));
        assertThat(cloud.executed).hasValue(0);
    }

    @Test
    void twoFunctionsWithOneIdAreRefused() {
        try (Inngest inngest = Inngest.create("shop")) {
            InngestFunction function =
                    InngestFunction.define("twice").onEvent("a/b").handler((run, step) -> null);
            assertThatThrownBy(() -> ServeHandler.builder(inngest)
                            .functions(function, function)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'twice'");
        }
    }
}
