package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.FALLBACK;
import static io.github.inngest4j.serve.Doorway.KEY;
import static io.github.inngest4j.serve.Doorway.NOW;
import static io.github.inngest4j.serve.Doorway.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntrospectionTest {

    private static final String PATH = "/api/inngest";

    private static Map<String, Object> publicDocument(Object succeeded, boolean keys, String mode) {
        Map<String, Object> document = new HashMap<>();
        document.put("authentication_succeeded", succeeded);
        document.put("capabilities", Map.of("in_band_sync", "v1", "trust_probe", "v1"));
        document.put("function_count", 2L);
        document.put("has_event_key", true);
        document.put("has_signing_key", keys);
        document.put("has_signing_key_fallback", keys);
        document.put("mode", mode);
        document.put("schema_version", "2024-05-24");
        return document;
    }

    @Test
    void anybodyMayKnowTheBasics() {
        try (Doorway cloud = Doorway.cloud()) {
            ServeResponse answer = cloud.ask("GET", PATH).answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(plain(answer)).isEqualTo(publicDocument(null, true, "cloud"));
            assertThat(answer.headers())
                    .doesNotContainKey("X-Inngest-Signature")
                    .containsKey("X-Inngest-Sdk");
        }
    }

    @Test
    void aWrongOrOldSignatureShowsNoMore() {
        try (Doorway cloud = Doorway.cloud()) {
            assertThat(plain(cloud.ask("GET", PATH)
                            .header("X-Inngest-Signature", "t=1795410954&s=4840")
                            .answer()))
                    .isEqualTo(publicDocument(false, true, "cloud"));
            assertThat(plain(cloud.ask("GET", PATH)
                            .signedBy(KEY, NOW.minusSeconds(3600))
                            .answer()))
                    .isEqualTo(publicDocument(false, true, "cloud"));
        }
    }

    @Test
    void whoeverCanSignMayKnowMore() {
        try (Doorway cloud = Doorway.cloud(builder ->
                builder.env("branch").serveOrigin("https://shop.example").servePath("/x"))) {
            ServeResponse answer = cloud.ask("GET", PATH).signedBy(FALLBACK).answer();

            Map<String, Object> expected = publicDocument(true, true, "cloud");
            expected.put("api_origin", cloud.server.url());
            expected.put("app_id", "shop");
            expected.put("env", "branch");
            expected.put("event_api_origin", cloud.server.url());
            expected.put("event_key_hash", "5c4e416668f18683885c6cf36d8ced0979ab7f5092bcb8bb704cb03e2a90d0ce");
            expected.put("framework", "test");
            expected.put("sdk_language", "java");
            expected.put("sdk_version", plain(answer).get("sdk_version"));
            expected.put("serve_origin", "https://shop.example");
            expected.put("serve_path", "/x");
            expected.put("signing_key_hash", "4df293b84b7c");
            expected.put("signing_key_fallback_hash", FALLBACK.hash().substring(0, 12));
            assertThat(plain(answer)).isEqualTo(expected);
            assertThat(answer.headers()).containsEntry("X-Inngest-Signature", FALLBACK.sign(answer.body(), NOW));
        }
    }

    @Test
    void devModeHasNoSecrets() {
        try (Doorway dev = Doorway.dev()) {
            assertThat(plain(dev.ask("GET", PATH).answer())).isEqualTo(publicDocument(null, false, "dev"));
            assertThat(plain(dev.ask("GET", PATH).signed().answer())).isEqualTo(publicDocument(false, false, "dev"));
        }
    }

    @Test
    void worksWithoutAKeySoThatOneCanSeeThatItIsMissing() {
        try (Doorway keyless = Doorway.with(builder -> builder)) {
            assertThat(plain(keyless.ask("GET", PATH).answer())).isEqualTo(publicDocument(null, false, "cloud"));
        }
    }

    @Test
    void onlyWhatIsAllowedIsACapability() {
        try (Doorway cloud = Doorway.cloud(builder -> builder.allowInBandSync(false))) {
            assertThat(plain(cloud.ask("GET", PATH).answer()).get("capabilities"))
                    .isEqualTo(Map.of("trust_probe", "v1"));
        }
    }
}
