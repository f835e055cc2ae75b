package io.github.inngest4j.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.fake.FakeServer;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.SettingSources;
import io.github.inngest4j.internal.config.SettingsReader;
import io.github.inngest4j.internal.http.JdkHttpTransport;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.security.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerApiTest {

    private static final String KEY = "signkey-test-" + "5ca1ab1e".repeat(8);
    private static final String FALLBACK = "signkey-test-" + "0ddba117".repeat(8);
    private static final byte[] DOCUMENT = "{}".getBytes(StandardCharsets.UTF_8);

    private static final Pause WITHOUT_WAITING = new Pause();

    static {
        WITHOUT_WAITING.close();
    }

    private final FakeServer server = new FakeServer();
    private final JdkHttpTransport transport = new JdkHttpTransport();
    private final Map<Setting, String> settings = new EnumMap<>(Map.of(Setting.BASE_URL, server.url()));

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private ServerApi api() {
        var sources = new SettingSources("shop", settings, name -> null, name -> null, name -> null);
        return new ServerApi(
                new SettingsReader(sources).read("shop", null), transport, new Retries(WITHOUT_WAITING, new Random(1)));
    }

    private ServerApi apiWithKeys() {
        settings.put(Setting.SIGNING_KEY, KEY);
        settings.put(Setting.SIGNING_KEY_FALLBACK, FALLBACK);
        return api();
    }

    private static String bearer(String key) {
        return "Bearer " + SigningKey.parse(key).bearer();
    }

    @Test
    void theHashedKeyOpensTheApi() {
        server.answer("/v0/runs/01RUN/batch", 200, "[]").answer("/v0/runs/01RUN/actions", 200, "{\"a\":null}");
        settings.put(Setting.ENV, "branch");
        ServerApi api = apiWithKeys();

        assertThat(api.batch("01RUN")).asString().isEqualTo("[]");
        assertThat(api.actions("01RUN")).asString().isEqualTo("{\"a\":null}");

        assertThat(server.received()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.header("Authorization")).isEqualTo(bearer(KEY));
            assertThat(request.header("X-Inngest-Sdk")).startsWith("inngest4j:v");
            assertThat(request.header("X-Inngest-Env")).isEqualTo("branch");
        });
    }

    @Test
    void theFallbackKeyIsTriedOnceWhenTheFirstIsNotAccepted() {
        server.answer("/v0/runs/a/batch", 401, "{}").answer("/v0/runs/a/batch", 200, "[]");
        server.answer("/v0/runs/b/batch", 403, "{}").answer("/v0/runs/b/batch", 403, "{\"error\":\"no\"}");
        ServerApi api = apiWithKeys();

        assertThat(api.batch("a")).asString().isEqualTo("[]");
        assertThatThrownBy(() -> api.batch("b"))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("403: no");

        assertThat(server.received().stream().map(request -> request.header("Authorization")))
                .containsExactly(bearer(KEY), bearer(FALLBACK), bearer(KEY), bearer(FALLBACK));
    }

    @Test
    void aCheckpointIsPostedForItsRun() {
        server.answer("/v1/checkpoint/01RUN/async", 200, "");
        assertThat(apiWithKeys().checkpoint("01RUN", DOCUMENT)).isEqualTo(200);

        assertThat(server.only().method()).isEqualTo("POST");
        assertThat(server.only().body()).isEqualTo("{}");
        assertThat(server.only().header("Content-Type")).isEqualTo("application/json");
        assertThat(server.only().header("Authorization")).isEqualTo(bearer(KEY));
    }

    @Test
    void checkpointsGoOnWithTheKeyThatWasAccepted() {
        String path = "/v1/checkpoint/01RUN/async";
        server.answer(path, 401, "{}").answer(path, 200, "").answer(path, 200, "");
        server.answer(path, 403, "{}").answer(path, 200, "");
        ServerApi api = apiWithKeys();

        for (int i = 0; i < 3; i++) {
            assertThat(api.checkpoint("01RUN", DOCUMENT)).isEqualTo(200);
        }
        assertThat(server.received().stream().map(request -> request.header("Authorization")))
                .containsExactly(bearer(KEY), bearer(FALLBACK), bearer(FALLBACK), bearer(FALLBACK), bearer(KEY));
    }

    @Test
    void aCheckpointIsRepeatedWhileTheReasonMayPass() {
        String path = "/v1/checkpoint/01RUN/async";
        server.answer(path, 500, "{}")
                .answer(path, 429, "{}")
                .answer(path, 503, "{}")
                .answer(path, 200, "");
        assertThat(api().checkpoint("01RUN", DOCUMENT)).isEqualTo(200);
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void aCheckpointIsGivenUpAfterFiveAttempts() {
        String path = "/v1/checkpoint/01RUN/async";
        for (int i = 0; i < 6; i++) {
            server.answer(path, 502, "{}");
        }
        assertThat(api().checkpoint("01RUN", DOCUMENT)).isEqualTo(502);
        assertThat(server.received()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413})
    void aCheckpointThatIsRefusedIsNotRepeatedAndTheReasonIsLogged(int status) {
        server.answer("/v1/checkpoint/01RUN/async", status, "{\"error\":\"because of " + KEY + "\"}");
        try (LogRecords log = LogRecords.of(ServerApi.class.getName())) {
            assertThat(apiWithKeys().checkpoint("01RUN", DOCUMENT)).isEqualTo(status);
            assertThat(log.take())
                    .singleElement()
                    .asString()
                    .contains("01RUN", "status " + status, "because of")
                    .doesNotContain(KEY);
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aCheckpointWithoutAnAnswerHasNoStatus() {
        ServerApi api = api();
        transport.close();
        assertThat(api.checkpoint("01RUN", DOCUMENT)).isZero();
    }

    @Test
    void noCheckpointIsPostedForWhatCannotBeARun() {
        assertThatThrownBy(() -> api().checkpoint("../events", DOCUMENT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void otherFailuresAreNotRepeated() {
        server.answer("/v0/runs/a/batch", 500, "{\"error\":\"broken\"}");
        assertThatThrownBy(() -> apiWithKeys().batch("a"))
                .hasMessageContaining("500: broken")
                .extracting(e -> ((ServerException) e).status())
                .isEqualTo(500);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void withoutAKeyThereIsNoAuthorization() {
        server.answer("/v1/signals", 404, "{}");
        settings.put(Setting.DEV, "1");
        assertThat(api().sendSignal("s", JsonSlice.NULL)).isNull();
        assertThat(server.only().header("Authorization")).isNull();
    }

    @Test
    void aSignalTellsTheRunThatWaited() {
        server.answer("/v1/signals", 200, "{\"data\":{\"run_id\":\"01RUN\"},\"metadata\":{}}");

        assertThat(apiWithKeys().sendSignal("go", JsonSlice.of("{\"n\":7}"))).isEqualTo("01RUN");

        assertThat(server.only().method()).isEqualTo("POST");
        assertThat(server.only().body()).isEqualTo("{\"signal\":\"go\",\"data\":{\"n\":7}}");
        assertThat(server.only().header("Authorization")).isEqualTo(bearer(KEY));
    }

    @Test
    void aSignalThatIsNotTakenIsAFailure() {
        server.answer("/v1/signals", 400, "{\"error\":\"bad signal\"}");
        assertThatThrownBy(() -> apiWithKeys().sendSignal("go", JsonSlice.NULL))
                .hasMessageContaining("400: bad signal");
    }

    @Test
    void stateHasALimit() {
        settings.put(Setting.MAX_STATE_SIZE, "20");
        server.answer("/v0/runs/a/batch", 200, "[]").answer("/v0/runs/a/actions", 200, "[\"" + "x".repeat(20) + "\"]");

        assertThat(api().batch("a")).hasSize(2);
        assertThatThrownBy(() -> api().actions("a"))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("AnswerTooLargeException");
    }

    @Test
    void aRunIdThatIsNoneIsNotPutIntoAnAddress() {
        for (String runId : new String[] {"", "..", "../../v1/signals", "a/b", "a?b", "a b"}) {
            assertThatThrownBy(() -> api().batch(runId)).as(runId).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.answer("/v0/runs/a/batch", 301, "");
        assertThatThrownBy(() -> apiWithKeys().batch("a")).hasMessageContaining("redirect");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void registrationTellsWhatTheServerSays() {
        server.answer("/fn/register", 200, "{\"ok\":true,\"modified\":true}")
                .answer("/fn/register", 200, "{\"ok\":true}")
                .answer("/fn/register", 400, "{\"error\":\"At least one function is invalid\",\"status\":400}")
                .answer("/fn/register", 400, "{\"error\":\"Expected server kind dev, got cloud\"}")
                .answer("/fn/register", 503, "gone")
                .answer("/fn/register", 200, "<html>")
                .answer("/fn/register", 200, "{\"error\":\"odd\"}");
        ServerApi api = apiWithKeys();

        assertThat(register(api)).isEqualTo(new SyncResult(true, "Successfully synced.", true));
        assertThat(register(api)).isEqualTo(new SyncResult(true, "Successfully synced.", false));
        assertThat(register(api)).isEqualTo(SyncResult.failed("At least one function is invalid"));
        assertThat(register(api)).isEqualTo(SyncResult.failed("Expected server kind dev, got cloud"));
        assertThat(register(api).message()).contains("503");
        assertThat(register(api).succeeded()).isFalse();
        assertThat(register(api)).isEqualTo(SyncResult.failed("odd"));
    }

    @Test
    void registrationPassesOnWhatMarksTheDeployment() {
        server.answer("/fn/register", 200, "{\"ok\":true}");
        apiWithKeys().register(DOCUMENT, "dep 1&x", Map.of("X-Inngest-Sync-Kind", "out_of_band"));
        assertThat(server.only().path()).isEqualTo("/fn/register?deployId=dep+1%26x");
        assertThat(server.only().header("X-Inngest-Sync-Kind")).isEqualTo("out_of_band");
    }

    @Test
    void aServerThatIsNotThereIsAFailedRegistrationAndNotNamed() {
        server.close();
        SyncResult result = register(apiWithKeys());
        assertThat(result.succeeded()).isFalse();
        assertThat(result.message()).contains("INNGEST_API_BASE_URL").doesNotContain("127.0.0.1");
    }

    private static SyncResult register(ServerApi api) {
        return api.register(DOCUMENT, null, Map.of());
    }

    /** What a server says goes into answers and logs. */
    @Test
    void whatTheServerRepeatsOfKeysAndSettingsIsHidden() {
        settings.put(Setting.ENV, "secret-branch");
        settings.put(Setting.EVENT_KEY, "secret-event-key");
        String said = "no such key " + KEY + ", " + FALLBACK + ", " + bearer(KEY)
                + ", secret-event-key in secret-branch at " + server.url() + "\\r\\nSEVERE: forged" + "x".repeat(5000);
        server.answer("/fn/register", 500, "{\"error\":\"" + said + "\"}");

        String message = apiWithKeys().register(DOCUMENT, null, Map.of()).message();

        assertThat(message)
                .hasSizeLessThanOrEqualTo(1000)
                .startsWith(
                        "no such key signkey-test-[hidden], signkey-test-[hidden], Bearer signkey-test-[hidden], [hidden] in [hidden] at"
                                + " http://[hidden]  SEVERE: forged");
    }
}
