package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.config.Mode;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.runtime.AppAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InngestSettingsTest {

    private static final String KEY = "signkey-test-" + "5ca1ab1e".repeat(8);

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> configuration = new HashMap<>();

    private InngestBuilder builder() {
        return Inngest.builder("shop").configuration(configuration::get).environment(variables::get);
    }

    private static Settings settings(InngestBuilder builder) {
        try (Inngest inngest = builder.build()) {
            return inngest.unwrap(AppAccess.class).context().settings();
        }
    }

    @Test
    void withoutSettingsItIsCloudModeWithVerification() {
        Settings settings = settings(builder());

        assertThat(settings.mode()).isEqualTo(Mode.CLOUD);
        assertThat(settings.apiBaseUrl()).hasToString("https://api.inngest.com");
        assertThat(settings.eventApiBaseUrl()).hasToString("https://inn.gs");
        assertThat(settings.signingKeys()).isEmpty();
        assertThat(settings.serveOrigin()).isNull();
        assertThat(settings.servePath()).isNull();
        assertThat(settings.allowInBandSync()).isTrue();
        assertThat(settings.syncOnStart()).isFalse();
        assertThat(settings.streaming()).isFalse();
        assertThat(settings.limits().maxBodySize()).isEqualTo(8 * 1024 * 1024);
        assertThat(settings.limits().maxStateSize()).isEqualTo(64 * 1024 * 1024);
        assertThat(settings.limits().json().maxDepth()).isEqualTo(500);
        assertThat(settings.checkpointing())
                .isEqualTo(new Checkpointing(true, 1, Duration.ZERO, Duration.ofSeconds(10), null));
    }

    @Test
    void readsEveryVariable() {
        variables.put("INNGEST_EVENT_KEY", "event-key");
        variables.put("INNGEST_SIGNING_KEY", KEY);
        variables.put("INNGEST_SIGNING_KEY_FALLBACK", "0ddba11700");
        variables.put("INNGEST_ENV", "branch/one");
        variables.put("INNGEST_API_BASE_URL", "https://api.example/");
        variables.put("INNGEST_EVENT_API_BASE_URL", "https://events.example:8443");
        variables.put("INNGEST_SERVE_ORIGIN", "https://shop.example/");
        variables.put("INNGEST_SERVE_PATH", "x/inngest");
        variables.put("INNGEST_ALLOW_IN_BAND_SYNC", "0");
        variables.put("INNGEST_SYNC_ON_START", "TRUE");
        variables.put("INNGEST_STREAMING", "1");
        variables.put("INNGEST_MAX_BODY_SIZE", "1000");
        variables.put("INNGEST_MAX_STATE_SIZE", "2000");
        variables.put("INNGEST_MAX_DEPTH", "30");
        variables.put("INNGEST_CHECKPOINTING", "false");
        variables.put("INNGEST_CHECKPOINTING_BUFFERED_STEPS", "10");
        variables.put("INNGEST_CHECKPOINTING_MAX_INTERVAL", "1m30s");
        variables.put("INNGEST_CHECKPOINTING_MAX_RUNTIME", "0");

        Settings settings = settings(builder());

        assertThat(settings.eventKey()).isEqualTo("event-key");
        assertThat(settings.signingKeys()).hasSize(2);
        assertThat(settings.env()).isEqualTo("branch/one");
        assertThat(settings.apiBaseUrl()).hasToString("https://api.example");
        assertThat(settings.eventApiBaseUrl()).hasToString("https://events.example:8443");
        assertThat(settings.serveOrigin()).isEqualTo("https://shop.example");
        assertThat(settings.servePath()).isEqualTo("/x/inngest");
        assertThat(settings.allowInBandSync()).isFalse();
        assertThat(settings.syncOnStart()).isTrue();
        assertThat(settings.streaming()).isTrue();
        assertThat(settings.limits().maxBodySize()).isEqualTo(1000);
        assertThat(settings.limits().maxStateSize()).isEqualTo(2000);
        assertThat(settings.limits().json().maxDepth()).isEqualTo(30);
        assertThat(settings.checkpointing())
                .isEqualTo(new Checkpointing(false, 10, Duration.ofSeconds(90), Duration.ZERO, null));
    }

    @Test
    void checkpointingOfTheBuilderTakesThePlaceOfAllItsSettings() {
        variables.put("INNGEST_CHECKPOINTING", "false");
        variables.put("INNGEST_CHECKPOINTING_BUFFERED_STEPS", "10");
        Checkpointing rule = Checkpointing.on().maxRuntime(Duration.ofSeconds(50));

        assertThat(settings(builder().checkpointing(rule)).checkpointing()).isEqualTo(rule);
    }

    @Test
    void builderThenConfigurationThenPropertyThenVariable() {
        String property = "inngest.app.order-of-sources.env";
        InngestBuilder builder = Inngest.builder("order-of-sources")
                .configuration(configuration::get)
                .environment(variables::get);
        variables.put("INNGEST_APP_ORDER_OF_SOURCES_ENV", "variable");
        assertThat(settings(builder).env()).isEqualTo("variable");
        System.setProperty(property, "property");
        try {
            assertThat(settings(builder).env()).isEqualTo("property");
            configuration.put(property, "configuration");
            assertThat(settings(builder).env()).isEqualTo("configuration");
            assertThat(settings(builder.env("builder")).env()).isEqualTo("builder");
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void whatHoldsForTheAppGoesBeforeWhatHoldsForAll() {
        configuration.put("inngest.env", "all");
        variables.put("INNGEST_APP_SHOP_ENV", "shop alone");

        assertThat(settings(builder()).env()).isEqualTo("shop alone");
        assertThat(settings(Inngest.builder("other")
                                .configuration(configuration::get)
                                .environment(variables::get))
                        .env())
                .isEqualTo("all");
    }

    @Test
    void blankCountsAsNone() {
        configuration.put("inngest.env", "  ");
        variables.put("INNGEST_ENV", " from the variable ");

        assertThat(settings(builder().env("")).env()).isEqualTo("from the variable");
    }

    @ParameterizedTest
    @CsvSource({
        "1,http://localhost:8288",
        "true,http://localhost:8288",
        "http://127.0.0.1:9999,http://127.0.0.1:9999",
        "https://dev.example/prefix/,https://dev.example/prefix",
    })
    void devModeIsAskedFor(String value, String url) {
        variables.put("INNGEST_DEV", value);
        Settings settings = settings(builder());

        assertThat(settings.mode()).isEqualTo(Mode.DEV);
        assertThat(settings.apiBaseUrl()).hasToString(url);
        assertThat(settings.eventApiBaseUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "False"})
    void devModeCanBeRefused(String value) {
        variables.put("INNGEST_DEV", value);
        assertThat(settings(builder()).mode()).isEqualTo(Mode.CLOUD);
    }

    @Test
    void oneBaseUrlHoldsForAllThatHasNoneOfItsOwn() {
        variables.put("INNGEST_DEV", "1");
        variables.put("INNGEST_BASE_URL", "http://inngest.test:8288/");
        variables.put("INNGEST_EVENT_API_BASE_URL", "http://events.test");

        Settings settings = settings(builder());
        assertThat(settings.apiBaseUrl()).hasToString("http://inngest.test:8288");
        assertThat(settings.eventApiBaseUrl()).hasToString("http://events.test");
    }

    @ParameterizedTest
    @CsvSource({
        "INNGEST_ENV,hidden-ž",
        "INNGEST_DEV,hidden:8288",
        "INNGEST_DEV,maybe-hidden",
        "INNGEST_BASE_URL,ftp://hidden",
        "INNGEST_API_BASE_URL,hidden.example",
        "INNGEST_EVENT_API_BASE_URL,https://hidden.example/?a=b",
        "INNGEST_SERVE_ORIGIN,https://hidden.example/path",
        "INNGEST_SERVE_ORIGIN,https://user:hidden@shop.example",
        "INNGEST_SERVE_ORIGIN,hidden.example",
        "INNGEST_SERVE_PATH,/a?hidden",
        "INNGEST_SIGNING_KEY,signkey-test-hidden key",
        "INNGEST_SIGNING_KEY_FALLBACK,signkey-hidden-",
        "INNGEST_ALLOW_IN_BAND_SYNC,hidden",
        "INNGEST_MAX_BODY_SIZE,8hiddenMiB",
        "INNGEST_MAX_DEPTH,0",
        "INNGEST_CHECKPOINTING,hidden",
        "INNGEST_CHECKPOINTING_BUFFERED_STEPS,0",
        "INNGEST_CHECKPOINTING_MAX_INTERVAL,hidden",
        "INNGEST_CHECKPOINTING_MAX_RUNTIME,-1s",
    })
    void aWrongValueIsRefusedByNameAndNotShown(String variable, String value) {
        variables.put(variable, value);
        assertThatThrownBy(() -> builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hidden"))
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("hidden"));
    }

    @Test
    void textFormsHideKeys() {
        InngestBuilder builder = builder().signingKey(KEY).eventKey("event-secret");
        try (Inngest inngest = builder.build()) {
            assertThat(inngest).hasToString("Inngest[shop]");
            assertThat(inngest.unwrap(AppAccess.class).context().toString())
                    .doesNotContain("5ca1ab1e")
                    .doesNotContain("event-secret");
        }
    }

    @Test
    void anAppNeedsAnId() {
        assertThatThrownBy(() -> Inngest.create(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsOnlyTheTypesItHas() {
        try (Inngest inngest = builder().build()) {
            assertThat(inngest.unwrap(Inngest.class)).isSameAs(inngest);
            assertThatThrownBy(() -> inngest.unwrap(String.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.String");
        }
    }
}
