package io.github.inngest4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** An engine with manual time and an app written by hand. */
abstract class EngineTestBase {

    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    final WireApp app = new WireApp("app");
    private Engine engine;

    /** The engine; the app's functions are those defined before the first use. */
    Engine engine() {
        if (engine == null) {
            engine = configure(
                            Engine.builder().manualTime(START).retryBackoff(RetryBackoff.fixed(Duration.ofSeconds(10))))
                    .app(app)
                    .build();
        }
        return engine;
    }

    /** To be overridden for further settings. */
    EngineBuilder configure(EngineBuilder builder) {
        return builder;
    }

    /** Starts a run of a function by the event of its name. */
    EngineRun start(String function) {
        return start(function, Map.of());
    }

    EngineRun start(String function, Map<String, Object> data) {
        return engine().send("test/" + function, data).run(function);
    }

    void advanceSeconds(long seconds) {
        engine().advance(Duration.ofSeconds(seconds));
    }

    static void assertCompleted(EngineRun run, String json) {
        assertThat(run.error()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.outputJson()).isEqualTo(json);
    }

    static void assertFailed(EngineRun run, String messagePart) {
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error())
                .hasValueSatisfying(error -> assertThat(error.message()).contains(messagePart));
    }

    @AfterEach
    void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }
}
