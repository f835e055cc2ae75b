package io.github.inngest4j.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of run whose cost is measured.
 *
 * @param rule when results are stored
 * @param steps the number of steps, a multiple of ten
 */
record CheckpointCase(CheckpointRule rule, int steps) {

    /** All rules, with each of some numbers of steps. */
    static List<CheckpointCase> all(List<Integer> sizes) {
        List<CheckpointCase> all = new ArrayList<>();
        for (int steps : sizes) {
            for (CheckpointRule rule : CheckpointRule.values()) {
                all.add(new CheckpointCase(rule, steps));
            }
        }
        return all;
    }

    /** What a run returns: the sum of the numbers of the steps. */
    long result() {
        return steps * (steps - 1L) / 2;
    }
}
