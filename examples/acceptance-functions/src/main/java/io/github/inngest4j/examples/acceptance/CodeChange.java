package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Code that is replaced by a new version while a run of it is under way. Reading the clock between steps, as here, is what
 * a function must not do: each call may then take another path. Here this is the point.
 */
final class CodeChange {

    private CodeChange() {}

    record Deployment(long switchAt) {}

    static List<InngestFunction> functions(Clock clock) {
        return List.of(fixture("code-change").data(Deployment.class).handler((run, step) -> {
            String version = clock.millis() < run.data().switchAt() ? "old" : "new";
            step.run(version + "-a", String.class, () -> version);
            step.sleep("wait", Duration.ofSeconds(4));
            return Map.of("path", version);
        }));
    }
}
