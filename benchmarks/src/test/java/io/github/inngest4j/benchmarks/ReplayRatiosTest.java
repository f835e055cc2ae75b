package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayRatiosTest {

    @Test
    void elevenTimesTheCostIsLinearAndMoreIsNot() {
        assertThat(ReplayRatios.isLinear(Map.of(100, 10.0, 1000, 110.0))).isTrue();
        assertThat(ReplayRatios.isLinear(Map.of(100, 10.0, 1000, 110.1))).isFalse();
    }

    @Test
    void theReportComparesEachSizeWithTheOneBefore() {
        Map<Integer, Double> times = new TreeMap<>(Map.of(10, 5.0, 100, 45.0, 1000, 540.0));
        assertThat(ReplayRatios.report(Map.of("records", times)))
                .anyMatch(line -> line.matches("records +100 +45\\.0 +9\\.00"))
                .anyMatch(line -> line.matches("records +1000 +540\\.0 +12\\.00"))
                .last()
                .isEqualTo("records: 1000 steps cost 12.00 times as much as 100; at most 11 is linear: NO");
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        assertThat(ReplayRatios.isLinear(Map.of(10, 5.0))).isTrue();
        assertThat(ReplayRatios.report(Map.of("records", Map.of(10, 5.0)))).noneMatch(line -> line.contains("linear"));
    }
}
