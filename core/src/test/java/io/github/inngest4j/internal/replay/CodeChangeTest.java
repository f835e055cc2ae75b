package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.internal.protocol.StepHash;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Code that is not the same on every call of a run is noticed, and told once. */
class CodeChangeTest {

    private final LogRecords log = LogRecords.of("io.github.inngest4j.replay");

    @AfterEach
    void stop() {
        log.close();
    }

    private List<String> warnings() {
        return log.messages(Level.WARNING);
    }

    @Test
    void recordedStepsThatNobodyAsksForAreToldOnceForARun() {
        Calls calls = Calls.of((run, step) -> {
            step.run("new-a", () -> {});
            step.sleep("wait", Duration.ofSeconds(1));
            return "new";
        });
        calls.memo("old-a", 1).raw("wait", null);

        assertThat(calls.discover().opNames()).containsExactly("StepRun new-a");
        assertThat(calls.memo("new-a", null).discover().body()).isEqualTo("new");

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("function 'fn'", "run 01RUN", StepHash.of("old-a").toString(), "has not asked for it");

        calls.run("02RUN").discover();
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void anOrderThatContradictsTheServersIsTold() {
        Calls calls = Calls.of((run, step) -> {
            step.run("b", () -> {});
            step.run("a", () -> {});
            return null;
        });
        calls.memo("a", null).memo("b", null).discover();

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("step 'a' was completed before a step that the code asks for first");
    }

    @Test
    void parallelStepsMayBeOverInAnyOrder() {
        Calls calls = Calls.of((run, step) -> {
            step.run("before", () -> {});
            step.all(
                    () -> {
                        step.run("a1", () -> {});
                        step.run("a2", () -> {});
                        return null;
                    },
                    () -> {
                        step.run("b1", () -> {});
                        step.run("b2", () -> {});
                        return null;
                    });
            step.run("after", () -> {});
            return null;
        });
        for (String id : List.of("before", "b1", "a1", "b2", "a2", "after")) {
            calls.memo(id, null).discover();
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aServerThatDoesNotTellTheOrderIsNotContradicted() {
        Calls calls = Calls.of((run, step) -> {
            step.run("b", () -> {});
            step.run("a", () -> {});
            return null;
        });
        calls.memo("a", null).memo("b", null).forgetOrder().discover();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheCodeFailedOrOneStepIsAskedFor() {
        Calls failing = Calls.of((run, step) -> {
            throw new IllegalStateException("at once");
        });
        failing.memo("a", 1).discover();

        Calls targeted = Calls.of((run, step) -> {
            step.run("a", () -> {});
            step.run("b", () -> {});
            return null;
        });
        targeted.memo("b", 1).target("a");

        assertThat(warnings()).isEmpty();
    }
}
