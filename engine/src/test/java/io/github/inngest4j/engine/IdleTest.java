package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine that follows a clock calls idle. */
class IdleTest {

    private static final int RUNS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void isNotSoBetweenTheCallsOfARun() throws Exception {
        WireApp app = new WireApp("app").function("f", call -> call.has("a") ? returned("over") : ops(run("a", 1)));
        try (Engine engine = Engine.builder().app(app).build()) {
            for (int number = 0; number < RUNS; number++) {
                EngineRun run = engine.send("test/f", Map.of()).run("f");

                assertThat(engine.awaitIdle(LIMIT)).isTrue();

                assertThat(run.status()).as("run %d", number).isEqualTo(RunStatus.COMPLETED);
            }
        }
    }
}
