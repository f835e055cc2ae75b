package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.fake.LogRecords;
import java.lang.System.Logger.Level;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunLoggerTest {

    private final LogRecords log = LogRecords.of("inngest.app.fn");

    @AfterEach
    void stop() {
        log.close();
    }

    private List<String> takeMessages() {
        return log.take();
    }

    @Test
    void logsEachLineInTheCallThatExecutesItFirst() {
        Calls calls = Calls.of((run, step) -> {
            run.logger().log(Level.INFO, "start");
            step.run("a", () -> run.logger().log(Level.INFO, "in a"));
            run.logger().log(Level.INFO, "after {0}", "a");
            step.run("b", () -> run.logger().log(Level.WARNING, "in b", new IllegalStateException("shown")));
            run.logger().log(Level.INFO, () -> "end");
            return run.isReplaying();
        });

        calls.discover();
        assertThat(takeMessages()).containsExactly("start", "in a");
        calls.memo("a", null).discover();
        assertThat(takeMessages()).containsExactly("after a", "in b");
        assertThat(calls.memo("b", null).discover().body()).isEqualTo(false);
        assertThat(takeMessages()).containsExactly("end");
    }

    @Test
    void inACallForOneStepOnlyThatLogs() {
        Calls calls = Calls.of((run, step) -> {
            run.logger().log(Level.INFO, "start");
            return step.all(
                    () -> {
                        step.run("a", () -> run.logger().log(Level.INFO, "in a"));
                        run.logger().log(Level.INFO, "after a");
                        return 1;
                    },
                    () -> {
                        step.run("b", () -> run.logger().log(Level.INFO, "in b"));
                        return 2;
                    });
        });

        calls.discover();
        assertThat(takeMessages()).containsExactly("start");
        calls.target("b");
        assertThat(takeMessages()).containsExactly("in b");
        calls.memo("b", null).target("a");
        assertThat(takeMessages()).containsExactly("in a");
        calls.memo("a", null).discover();
        assertThat(takeMessages()).containsExactly("after a");
    }

    @Test
    void recordedStepsThatNobodyAsksForDoNotSilenceWhatIsNew() {
        Calls calls = Calls.of((run, step) -> {
            step.run("new", () -> {});
            run.logger().log(Level.INFO, "after new");
            return null;
        });
        calls.memo("old", null).memo("new", null).discover();
        assertThat(takeMessages()).containsExactly("after new");
    }
}
