package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRatiosTest {

    @Test
    void everyScenarioIsAnsweredAndCostsTheServerTime() throws Exception {
        Duration once = Duration.ZERO;
        List<Round> rounds = HttpRatios.measure(once, once, 2);
        assertThat(rounds)
                .hasSize(2)
                .allSatisfy(round -> assertThat(round.micros())
                        .containsOnlyKeys(Scenario.values())
                        .allSatisfy((scenario, micros) -> assertThat(micros).isNotNegative()));
    }

    @Test
    void theMedianOfTheRoundsCounts() {
        Claim claim = Claim.of(Scenario.PLAIN, Scenario.READING_PLAIN, 2);
        assertThat(HttpRatios.holds(claim, List.of(plain(1), plain(9), plain(2))))
                .isTrue();
        assertThat(HttpRatios.holds(claim, List.of(plain(1), plain(9), plain(2.1))))
                .isFalse();
        assertThat(HttpRatios.holds(claim, List.of(plain(1), plain(2.9)))).isTrue();
    }

    @Test
    void theReportTellsCostsAndRatiosAndWhatIsAboveTheLimit() {
        List<String> report = HttpRatios.report(List.of(plain(3)));
        assertThat(report)
                .anyMatch(line -> line.matches("plain +3\\.0 +3\\.0 +3\\.0"))
                .anyMatch(line -> line.matches("plain / reading-plain +3\\.00 +3\\.00 +3\\.00 +2\\.0 +ABOVE THE LIMIT"))
                .anyMatch(line -> line.matches("replay-100 / parsing-100 +1\\.00 +1\\.00 +1\\.00 +2\\.0"));
    }

    @Test
    void whatIsAddedIsComparedWithWhatIsAdded() {
        Map<Scenario, Double> cost = new EnumMap<>(plain(1).micros());
        cost.put(Scenario.SIGNED_1000, 1300.0);
        cost.put(Scenario.REPLAY_1000, 1000.0);
        cost.put(Scenario.MACS_1000, 300.0);
        cost.put(Scenario.READING_1000, 100.0);
        Claim claim =
                Claim.added(Scenario.SIGNED_1000, Scenario.REPLAY_1000, Scenario.MACS_1000, Scenario.READING_1000, 1.5);
        assertThat(claim.ratio().applyAsDouble(new Round(cost))).isEqualTo(1.5);
    }

    /** A round in which everything costs one microsecond, and a plain function another amount. */
    private static Round plain(double micros) {
        Map<Scenario, Double> cost = new EnumMap<>(Scenario.class);
        Arrays.stream(Scenario.values()).forEach(scenario -> cost.put(scenario, 1.0));
        cost.put(Scenario.PLAIN, micros);
        return new Round(cost);
    }
}
