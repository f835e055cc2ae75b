package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.inngest4j.benchmarks.CheckpointCosts.Measured;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointCostsTest {

    private static final CheckpointCase EVERY_STEP = new CheckpointCase(CheckpointRule.EVERY_STEP, 20);

    @Test
    void everyRuleRunsRightOverHttp() throws Exception {
        Duration once = Duration.ZERO;
        List<CheckpointCase> kinds = CheckpointCase.all(List.of(20));
        List<Measured> all = CheckpointCosts.measure(kinds, once, once, 2);
        assertThat(all).extracting(Measured::kind).containsExactlyElementsOf(kinds);
        assertThat(all).allSatisfy(measured -> assertThat(measured.samples()).hasSize(2));
    }

    @Test
    void theMedianOfTheRoundsCounts() {
        assertThat(measured(400, 900, 500).holds()).isTrue();
        assertThat(measured(400, 900, 501).holds()).isFalse();
        List<CheckpointSample> samples = measured(900).samples();
        assertThat(new Measured(new CheckpointCase(CheckpointRule.OFF, 20), samples).holds())
                .isTrue();
    }

    @Test
    void theReportTellsTimeRequestsAndCosts() {
        assertThat(CheckpointCosts.report(List.of(measured(600))))
                .anyMatch(line ->
                        line.matches("every-step +20 +2\\.0 +2\\.0 +1 +20\\.0 +600 +600 +600 +ABOVE THE LIMIT OF 500"));
    }

    @Test
    void aRunThatIsNotRightIsNotMeasured() {
        AppCounts right = new AppCounts(0, 20, 20);
        assertThat(sample(run(1, 20, 190L), right).requestsPerRun()).isEqualTo(20);

        refused("returned 189", run(1, 20, 189L), right);
        refused("returned null", run(1, 20, null), right);
        refused("19 steps are stored", run(1, 19, 190L), right);
        refused("called 2 times", run(2, 20, 190L), right);
        refused("21 steps were executed", run(1, 20, 190L), new AppCounts(0, 20, 21));
        refused("made 19 requests", run(1, 20, 190L), new AppCounts(0, 19, 20));
    }

    @Test
    void whatProcessesTellIsRead() {
        AppCounts counts = new AppCounts(3, 2, 1);
        assertThat(AppCounts.parse(counts.toString())).isEqualTo(counts);
        assertThat(EndedRun.parse(run(1, 20, null).toString())).isEqualTo(run(1, 20, null));
        assertThat(EndedRun.parse(run(1, 20, 190L).toString())).isEqualTo(run(1, 20, 190L));
    }

    private static void refused(String why, EndedRun run, AppCounts app) {
        assertThatIllegalStateException().isThrownBy(() -> sample(run, app)).withMessageContaining(why);
    }

    private static CheckpointSample sample(EndedRun run, AppCounts app) {
        return CheckpointSample.of(EVERY_STEP, List.of(run), app);
    }

    private static EndedRun run(int calls, long steps, @Nullable Long output) {
        return new EndedRun(2_000_000, calls, steps, output);
    }

    /** Rounds in which a step cost so many microseconds each. */
    private static Measured measured(long... micros) {
        return new Measured(
                EVERY_STEP,
                LongStream.of(micros)
                        .mapToObj(cost -> sample(run(1, 20, 190L), new AppCounts(20 * cost * 1000, 20, 20)))
                        .toList());
    }
}
