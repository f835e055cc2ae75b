package io.github.inngest4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** How much more than 100 steps 1000 may cost. */
    private static final double LIMIT = 11;

    /**
     * The percentile that counts. Other work on the machine only ever makes a call slower, so that the fastest ones tell
     * what it costs; garbage collections that it causes are left out of it.
     */
    private static final double UNDISTURBED = 10;

    private ReplayRatios() {}

    /**
     * Measures. The process ends with status 1 if 1000 steps cost more than 11 times as much as 100.
     *
     * @param args options of JMH, which go before those of the benchmark
     * @throws CommandLineOptionException if there is no such option
     * @throws RunnerException if something cannot be measured
     */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        Options given = new CommandLineOptions(args);
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given).shouldFailOnError(true);
        if (given.getIncludes().isEmpty()) {
            options.include(ReplayBenchmark.class.getName() + "\\.");
        }
        Map<String, Map<Integer, Double>> times = times(new Runner(options.build()).run());
        report(times).forEach(System.out::println);
        if (!times.values().stream().allMatch(ReplayRatios::isLinear)) {
            System.exit(1);
        }
    }

    /** The time of an undisturbed call by variant and number of steps. */
    private static Map<String, Map<Integer, Double>> times(Collection<RunResult> results) {
        Map<String, Map<Integer, Double>> times = new TreeMap<>();
        for (RunResult result : results) {
            String variant = result.getPrimaryResult().getLabel();
            int steps = Integer.parseInt(result.getParams().getParam("steps"));
            times.computeIfAbsent(variant, name -> new TreeMap<>())
                    .put(steps, result.getPrimaryResult().getStatistics().getPercentile(UNDISTURBED));
        }
        return times;
    }

    static boolean isLinear(Map<Integer, Double> times) {
        Double hundred = times.get(100);
        Double thousand = times.get(1000);
        return hundred == null || thousand == null || thousand / hundred <= LIMIT;
    }

    /** The lines of the report: each variant, and of it each number of steps compared with the one before. */
    static List<String> report(Map<String, Map<Integer, Double>> times) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                String.format(Locale.ROOT, "%-16s %6s %12s %16s", "variant", "steps", "us per call", "ratio to fewer"));
        times.forEach((variant, bySteps) -> {
            double before = 0;
            for (Map.Entry<Integer, Double> entry : bySteps.entrySet()) {
                double time = entry.getValue();
                String ratio = before == 0 ? "" : String.format(Locale.ROOT, "%.2f", time / before);
                lines.add(String.format(Locale.ROOT, "%-16s %6d %12.1f %16s", variant, entry.getKey(), time, ratio));
                before = time;
            }
        });
        times.forEach((variant, bySteps) -> {
            if (bySteps.containsKey(100) && bySteps.containsKey(1000)) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: 1000 steps cost %.2f times as much as 100; at most %.0f is linear: %s",
                        variant,
                        bySteps.get(1000) / bySteps.get(100),
                        LIMIT,
                        isLinear(bySteps) ? "yes" : "NO"));
            }
        });
        return lines;
    }
}
