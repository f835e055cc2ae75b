package io.github.inngest4j.benchmarks;

import java.util.Map;
import java.util.Objects;

/**
 * What was measured in one round.
 *
 * @param micros the CPU time of one request in microseconds, by scenario
 */
record Round(Map<Scenario, Double> micros) {

    /** The CPU time of one request in microseconds. */
    double of(Scenario scenario) {
        return Objects.requireNonNull(micros.get(scenario), "not measured");
    }
}
