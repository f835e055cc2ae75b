package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.Signatures.FALLBACK_KEY;
import static io.github.inngest4j.suite.Signatures.KEY;
import static io.github.inngest4j.suite.Signatures.OTHER_KEY;
import static io.github.inngest4j.suite.Signatures.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an app tells of itself, and to whom. */
interface IntrospectionBehaviours extends Stage {

    private Answer introspect(Call call) throws IOException {
        Answer answer = serveSigned((run, step) -> null).send(call);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text())
                .doesNotContain(KEY)
                .doesNotContain(KEY.substring(KEY.length() - 64))
                .doesNotContain(FALLBACK_KEY)
                .doesNotContain("suite-event-key");
        return answer;
    }

    @Test
    default void inDevModeTheAppCountsItsFunctions() throws IOException {
        Answer answer = serve((run, step) -> null).send(Call.of("GET"));
        assertThat(answer.status()).isEqualTo(200);
        JsonObject document = answer.object();
        assertThat(document.getInt("function_count")).isEqualTo(1);
        assertThat(document.getString("mode")).isEqualTo("dev");
        assertThat(document.getBoolean("has_event_key")).isTrue();
        assertThat(document.getBoolean("has_signing_key")).isFalse();
    }

    @Test
    default void withoutSignatureTheAppTellsWhatAnybodyMayKnow() throws IOException {
        JsonObject document = introspect(Call.of("GET")).object();
        assertThat(document.getString("mode")).isEqualTo("cloud");
        assertThat(document.get("authentication_succeeded")).isEqualTo(JsonValue.NULL);
        assertThat(document.getBoolean("has_signing_key")).isTrue();
        assertThat(document).doesNotContainKeys("app_id", "signing_key_hash", "api_origin", "framework");
    }

    @Test
    default void withAWrongSignatureTheAppTellsNoMore() throws IOException {
        JsonObject document = introspect(Call.of("GET").signed(OTHER_KEY)).object();
        assertThat(document.getBoolean("authentication_succeeded")).isFalse();
        assertThat(document).doesNotContainKeys("app_id", "signing_key_hash");
    }

    @Test
    default void withASignatureTheAppTellsItsConfiguration() throws IOException {
        Answer answer = introspect(Call.of("GET").signed(KEY));
        assertSigned(answer, KEY);
        JsonObject document = answer.object();
        assertThat(document.getBoolean("authentication_succeeded")).isTrue();
        assertThat(document.getString("app_id")).isEqualTo(APP_ID);
        assertThat(document.getString("api_origin")).isEqualTo(server().url());
        assertThat(document.getString("sdk_language")).isEqualTo("java");
        assertThat(document.getString("signing_key_hash")).isNotBlank();
    }
}
