package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.returned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.security.SignatureVerifier;
import io.github.inngest4j.internal.security.SigningKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine with keys: it signs what it sends and wants to be shown what it does not. */
class SignedApiTest extends EngineTestBase {

    private static final String KEY = "signkey-test-0123456789abcdef0123456789abcdef";
    private static final SigningKey SIGNING_KEY = SigningKey.parse(KEY);

    @Override
    EngineBuilder configure(EngineBuilder builder) {
        return builder.signingKey(KEY).eventKey("the-event-key");
    }

    private EngineResponse request(String method, String path, Map<String, String> headers) {
        return engine().api(new EngineRequest(
                method, URI.create("http://engine.test" + path), headers, "{\"name\":\"x\"}".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /fn/register",
        "POST, /v1/signals",
        "POST, /v1/checkpoint/x/async",
        "GET, /v1/runs/x",
        "DELETE, /v1/runs/x",
        "GET, /v0/runs/x/batch",
        "GET, /v0/runs/x/actions",
        "GET, /v1/events/x",
        "GET, /dev"
    })
    void wantsTheKey(String method, String path) {
        assertThat(request(method, path, Map.of()).status()).isEqualTo(401);
        assertThat(request(method, path, Map.of("Authorization", "Bearer nonsense"))
                        .status())
                .isEqualTo(401);
        assertThat(request(method, path, Map.of("Authorization", SIGNING_KEY.bearer()))
                        .status())
                .isEqualTo(401);
        assertThat(request(method, path, Map.of("Authorization", "Bearer " + SIGNING_KEY.bearer()))
                        .status())
                .isNotEqualTo(401);
        assertThat(request(method, path, Map.of("Authorization", "Bearer " + SIGNING_KEY.hash()))
                        .status())
                .isNotEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the-event-key", "another"})
    void wantsTheEventKey(String key) {
        assertThat(request("POST", "/e/" + key, Map.of()).status()).isEqualTo(key.equals("another") ? 401 : 200);
    }

    @Test
    void isOpenAboutItsHealthOnly() {
        assertThat(request("GET", "/health", Map.of()).status()).isEqualTo(200);
        assertThat(request("GET", "/health", Map.of()).header("X-Inngest-Server-Kind"))
                .isEqualTo("cloud");
    }

    @Test
    void signsWhatItSends() {
        app.function("f", call -> returned(1));

        assertCompleted(start("f"), "1");

        EngineRequest call = app.calls().get(0).request();
        SignatureVerifier verifier = new SignatureVerifier(List.of(SIGNING_KEY), engine().clock());
        assertThat(verifier.verify(call.headers().get("X-Inngest-Signature"), call.body()))
                .isNotNull();
    }
}
