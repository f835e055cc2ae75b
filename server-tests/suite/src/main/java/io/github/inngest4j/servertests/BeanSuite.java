package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every CDI container must show with the beans, whose functions are called by an engine. */
abstract class BeanSuite {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An engine that the application has registered with. */
    abstract Engine engine();

    final EngineRun run(String function) throws InterruptedException {
        return engine().send("cdi/" + function, Map.of()).run(function).await(PATIENCE);
    }

    private record Reserved(String article, int reservation) {}

    private record Calls(int first, int here, int there, int destroyed) {}

    private static <T> T output(EngineRun run, Class<T> type) {
        return Objects.requireNonNull(run.output(type), () -> "No output of " + run);
    }

    @Test
    void stepsOfBeansAreExecutedOnce() throws Exception {
        EngineRun run = run("steps-of-beans");
        List<Reserved> reserved = List.of(output(run, Reserved[].class));
        assertThat(reserved).extracting(Reserved::article).containsExactly("tea", "milk");
        assertThat(reserved.get(1).reservation()).isEqualTo(reserved.get(0).reservation() + 1);
        assertThat(run.step("reserve")).isPresent();
        assertThat(run.step("reserve:1")).isPresent();
    }

    @Test
    void whatAStepOfABeanThrowsIsAStepException() throws Exception {
        assertThat(run("errors-of-beans").output(String.class)).contains("No address");
    }

    @Test
    void theCurrentRunIsInjectedDeepInCollaborators() throws Exception {
        EngineRun run = run("current-run");
        assertThat(run.output(new TypeRef<Map<String, String>>() {}))
                .containsEntry("parameter", run.id())
                .containsEntry("injected", run.id());
    }

    @Test
    void eachCallHasARequestContext() throws Exception {
        Calls calls = output(run("request-scope"), Calls.class);
        assertThat(calls.here()).isEqualTo(calls.there()).isGreaterThan(calls.first());
        assertThat(calls.destroyed()).isPositive();
    }

    @Test
    void eventsOfBeansStartRuns() throws Exception {
        assertThat(run("fires").status()).isEqualTo(RunStatus.COMPLETED);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE.toSeconds());
        while (engine().runs("observes").size() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(engine().runs("observes")).hasSize(2);
        for (EngineRun observed : engine().runs("observes")) {
            observed.await(PATIENCE);
        }
        assertThat(engine().runs("observes"))
                .extracting(observed -> observed.output(String.class))
                .containsExactlyInAnyOrder("by CDI event", "by sender");
    }

    @Test
    void producedFunctionsAreFound() throws Exception {
        assertThat(engine().send("test/event", Map.of("text", "hello", "url", "none:"))
                        .run("echo")
                        .await(PATIENCE)
                        .output(String.class))
                .isEqualTo("hello");
    }
}
