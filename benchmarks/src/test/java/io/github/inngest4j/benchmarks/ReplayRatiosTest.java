package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayRatiosTest {

    @Test
    void elevenTimesTheTimeIsLinearAndMoreIsNot() {
        assertThat(ReplayRatios.isLinear(Map.of(100, new Cost(10, 7), 1000, new Cost(110, 7))))
                .isTrue();
        assertThat(ReplayRatios.isLinear(Map.of(100, new Cost(10, 7), 1000, new Cost(110.1, 7))))
                .isFalse();
    }

    @Test
    void theReportHasWhatWasMeasuredAndThenTheRatios() {
        Map<Integer, Cost> costs =
                new TreeMap<>(Map.of(10, new Cost(5, 100), 100, new Cost(45, 1000), 1000, new Cost(540, 10_000)));
        assertThat(ReplayRatios.report(Map.of("records", costs)))
                .anyMatch(line -> line.matches("records +10 +5\\.0 +100 +0\\.500 +10"))
                .anyMatch(line -> line.matches("records +1000 +540\\.0 +10000 +0\\.540 +10"))
                .last()
                .asString()
                .isEqualTo("records: 1000 steps take 12.00 times the time of 100 and 10.00 times the memory;"
                        + " linear (at most 11 times the time): NO");
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        Map<Integer, Cost> costs = Map.of(10, new Cost(5, 100));
        assertThat(ReplayRatios.isLinear(costs)).isTrue();
        assertThat(ReplayRatios.report(Map.of("records", costs))).noneMatch(line -> line.contains("linear"));
    }
}
