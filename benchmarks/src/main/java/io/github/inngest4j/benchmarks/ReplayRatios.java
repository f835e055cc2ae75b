package io.github.inngest4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link ReplayBenchmark} and prints what replay costs as ratios within this run, since absolute times say more
 * about the machine than about the library.
 */
public final class ReplayRatios {

    /** How many times as long as 100 steps 1000 may take. */
    private static final double LIMIT = 11;

    /** Everything is measured more than once: for seconds on end the processor may be busy with something else. */
    private static final int ROUNDS = 2;

    private ReplayRatios() {}

    /**
     * Measures. The process ends with status 1 if 1000 steps take more than 11 times as long as 100.
     *
     * @param args options of JMH, which go before those of the benchmark
     * @throws CommandLineOptionException if there is no such option
     * @throws RunnerException if something cannot be measured
     */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        Options given = new CommandLineOptions(args);
        ChainedOptionsBuilder options =
                new OptionsBuilder().parent(given).addProfiler(GCProfiler.class).shouldFailOnError(true);
        if (given.getIncludes().isEmpty()) {
            options.include(ReplayBenchmark.class.getName() + "\\.");
        }
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            results.addAll(new Runner(options.build()).run());
        }
        Map<String, Map<Integer, Cost>> costs = costs(results);
        report(costs).forEach(System.out::println);
        if (!costs.values().stream().allMatch(ReplayRatios::isLinear)) {
            System.exit(1);
        }
    }

    /** What was measured, by variant and number of steps. */
    private static Map<String, Map<Integer, Cost>> costs(Collection<RunResult> results) {
        Map<String, Map<Integer, Cost>> costs = new TreeMap<>();
        for (RunResult result : results) {
            int steps = Integer.parseInt(result.getParams().getParam("steps"));
            costs.computeIfAbsent(result.getPrimaryResult().getLabel(), variant -> new TreeMap<>())
                    .merge(steps, Cost.of(result), Cost::lower);
        }
        return costs;
    }

    /** Whether 1000 steps cost no more than they may; true where that was not measured. */
    static boolean isLinear(Map<Integer, Cost> bySteps) {
        Cost ratio = thousandToHundred(bySteps);
        return ratio == null || ratio.micros() <= LIMIT;
    }

    private static @Nullable Cost thousandToHundred(Map<Integer, Cost> bySteps) {
        Cost hundred = bySteps.get(100);
        Cost thousand = bySteps.get(1000);
        return hundred == null || thousand == null ? null : thousand.dividedBy(hundred);
    }

    /** The lines of the report: all that was measured, then the ratios. */
    static List<String> report(Map<String, Map<Integer, Cost>> costs) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(format(
                "%-14s %6s %10s %12s %10s %12s", "variant", "steps", "us/call", "bytes/call", "us/step", "bytes/step"));
        costs.forEach((variant, bySteps) -> bySteps.forEach((steps, cost) -> lines.add(format(
                "%-14s %6d %10.1f %12.0f %10.3f %12.0f",
                variant, steps, cost.micros(), cost.bytes(), cost.micros() / steps, cost.bytes() / steps))));
        costs.forEach((variant, bySteps) -> {
            Cost ratio = thousandToHundred(bySteps);
            if (ratio != null) {
                lines.add(format(
                        "%s: 1000 steps take %.2f times the time of 100 and %.2f times the memory; linear (at most %.0f times"
                                + " the time): %s",
                        variant, ratio.micros(), ratio.bytes(), LIMIT, isLinear(bySteps) ? "yes" : "NO"));
            }
        });
        return lines;
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
