package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.Signatures.KEY;
import static io.github.inngest4j.suite.Signatures.OTHER_KEY;
import static io.github.inngest4j.suite.Signatures.assertSigned;
import static io.github.inngest4j.suite.Wire.readable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.FakeServer.Received;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How an app is registered, and under which address. */
interface SyncBehaviours extends Stage {

    private static InngestFunction some() {
        return Stage.function((run, step) -> null);
    }

    private Endpoint serveInCloud() {
        return serve(settings -> settings.signingKey(KEY), some());
    }

    private Received registered() {
        assertThat(server().received("/fn/register")).hasSize(1);
        return server().received("/fn/register").get(0);
    }

    private void expectRegisteredUrl(Endpoint endpoint, Call call, String url) throws IOException {
        Answer answer = endpoint.send(call);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(registered().json().asJsonObject().getString("url")).isEqualTo(url);
    }

    private void expectNotRegistered(Endpoint endpoint, int status, Call call) throws IOException {
        Answer answer = endpoint.send(call);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(server().received("/fn/register")).isEmpty();
    }

    /** The endpoint's address at another origin. */
    private static String at(String origin, Endpoint endpoint) {
        return origin + endpoint.url().getRawPath();
    }

    @Test
    default void aRequestMakesTheAppRegisterItsFunctions() throws IOException {
        Endpoint endpoint = serve(some());
        Answer answer = endpoint.send(Call.of("PUT"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.object().getBoolean("modified")).isTrue();
        assertThat(answer.header("X-Inngest-Sync-Kind")).isEqualTo("out_of_band");
        JsonObject document = registered().json().asJsonObject();
        assertThat(document.getString("appName")).isEqualTo(APP_ID);
        assertThat(document.getString("url")).isEqualTo(endpoint.url().toString());
        JsonObject function = document.getJsonArray("functions").getJsonObject(0);
        assertThat(function.getString("id")).isEqualTo("suite-fn");
        assertThat(function.getJsonArray("triggers")).isEqualTo(readable("[{'event':'test/event'}]"));
        assertThat(function.getJsonObject("steps").getJsonObject("step").getJsonObject("runtime"))
                .isEqualTo(readable("{'type':'http','url':'%s?fnId=suite-fn&stepId=step'}", endpoint.url()));
    }

    @Test
    default void theIdOfADeploymentIsHandedOnAndNotRegistered() throws IOException {
        Endpoint endpoint = serve(some());
        assertThat(endpoint.send(Call.of("PUT").query("?deployId=d%2F1")).status())
                .isEqualTo(200);
        assertThat(registered().target()).isEqualTo("/fn/register?deployId=d%2F1");
        assertThat(registered().body()).doesNotContain("deployId");
    }

    @Test
    default void inDevModeAProxyTellsTheAddress() throws IOException {
        Endpoint endpoint = serve(some());
        Call call = Call.of("PUT").header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "shop.example");
        expectRegisteredUrl(endpoint, call, at("https://shop.example", endpoint));
    }

    @Test
    default void inDevModeTheHostTellsTheAddress() throws IOException {
        Endpoint endpoint = serve(some());
        expectRegisteredUrl(endpoint, Call.of("PUT").header("Host", "my-app:8080"), at("http://my-app:8080", endpoint));
    }

    @Test
    default void aServerThatRefusesIsReported() throws IOException {
        server().reply("/fn/register", 400, "{'error':'At least one function is invalid','status':400}");
        Answer answer = serve(some()).send(Call.of("PUT"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).contains("At least one function is invalid");
        assertThat(answer.object().getBoolean("modified")).isFalse();
    }

    @Test
    default void withoutSignatureTheSocketsOwnAddressIsRegistered() throws IOException {
        Endpoint endpoint = serveInCloud();
        expectRegisteredUrl(endpoint, Call.of("PUT"), endpoint.url().toString());
        assertThat(registered().header("Authorization")).startsWith("Bearer signkey-test-");
    }

    @Test
    default void withoutSignatureAForeignHostIsNeverRegistered() throws IOException {
        Endpoint endpoint = serveInCloud();
        expectNotRegistered(endpoint, 400, Call.of("PUT").header("Host", "evil.example"));
        assertThat(endpoint.send(Call.of("PUT").header("Host", "evil.example")).text())
                .contains("INNGEST_SERVE_ORIGIN")
                .doesNotContain("evil.example");
    }

    @Test
    default void withoutSignatureWhatAProxySaysDoesNotCount() throws IOException {
        Endpoint endpoint = serveInCloud();
        Call call = Call.of("PUT")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example;proto=https");
        endpoint.send(call);
        assertThat(server().received("/fn/register"))
                .noneMatch(request -> request.body().contains("evil.example"));
    }

    @Test
    default void theConfiguredOriginIsRegisteredWhateverTheRequestSays() throws IOException {
        Endpoint endpoint = serve(settings -> settings.signingKey(KEY).serveOrigin("https://shop.example"), some());
        expectRegisteredUrl(
                endpoint, Call.of("PUT").header("Host", "evil.example"), at("https://shop.example", endpoint));
    }

    @Test
    default void aSignedRequestTellsTheAddress() throws IOException {
        Call call = Call.of("PUT")
                .json("{\"url\":\"https://shop.example/inngest\"}")
                .signed(KEY);
        expectRegisteredUrl(serveInCloud(), call, "https://shop.example/inngest");
    }

    @Test
    default void aWrongSignatureRegistersNothing() throws IOException {
        expectNotRegistered(serveInCloud(), 401, Call.of("PUT").signed(OTHER_KEY));
    }

    @Test
    default void anInBandSyncIsAnsweredWithTheFunctions() throws IOException {
        Call call = Call.of("PUT")
                .header("X-Inngest-Sync-Kind", "in_band")
                .json("{\"url\":\"https://shop.example/inngest\"}")
                .signed(KEY);
        Answer answer = serveInCloud().send(call);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("X-Inngest-Sync-Kind")).isEqualTo("in_band");
        assertSigned(answer, KEY);
        assertThat(answer.object().getString("app_id")).isEqualTo(APP_ID);
        assertThat(answer.object().getString("url")).isEqualTo("https://shop.example/inngest");
        assertThat(answer.object().getJsonArray("functions")).hasSize(1);
        assertThat(server().received()).isEmpty();
    }

    @Test
    default void anInBandSyncNeedsASignature() throws IOException {
        Call call = Call.of("PUT").header("X-Inngest-Sync-Kind", "in_band").json("{\"url\":\"https://shop.example/\"}");
        expectNotRegistered(serveInCloud(), 401, call);
    }
}
