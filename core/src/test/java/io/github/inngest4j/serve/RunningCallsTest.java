package io.github.inngest4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunningCallsTest {

    private final RunningCalls calls = new RunningCalls();

    @Test
    void closingWithNothingRunningTakesNoTime() {
        assertThat(calls.close(Duration.ofHours(1))).isZero();
        assertThat(calls.enter()).isFalse();
    }

    @Test
    void closingWaitsForThoseThatRun() throws Exception {
        assertThat(calls.enter()).isTrue();
        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> calls.close(Duration.ofHours(1)));
        while (calls.enter()) {
            calls.leave();
        }
        assertThat(left).isNotDone();
        calls.leave();
        assertThat(left.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void closingEndsWithThePeriod() {
        calls.enter();
        calls.enter();
        assertThat(calls.close(Duration.ofMillis(1))).isEqualTo(2);
        assertThat(calls.enter()).isFalse();
    }

    @Test
    void anInterruptionEndsClosingAndKeepsTheFlag() {
        calls.enter();
        Thread.currentThread().interrupt();
        assertThat(calls.close(Duration.ofHours(1))).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }
}
