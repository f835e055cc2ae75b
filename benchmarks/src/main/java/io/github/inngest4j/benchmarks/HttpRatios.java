package io.github.inngest4j.benchmarks;

import static io.github.inngest4j.benchmarks.Scenario.MACS_1000;
import static io.github.inngest4j.benchmarks.Scenario.PARSING_100;
import static io.github.inngest4j.benchmarks.Scenario.PARSING_1000;
import static io.github.inngest4j.benchmarks.Scenario.PLAIN;
import static io.github.inngest4j.benchmarks.Scenario.PLAN_100;
import static io.github.inngest4j.benchmarks.Scenario.READING_1000;
import static io.github.inngest4j.benchmarks.Scenario.READING_PLAIN;
import static io.github.inngest4j.benchmarks.Scenario.READING_PLAN;
import static io.github.inngest4j.benchmarks.Scenario.REPLAY_100;
import static io.github.inngest4j.benchmarks.Scenario.REPLAY_1000;
import static io.github.inngest4j.benchmarks.Scenario.SIGNED_1000;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures the CPU time of requests to the app as ratios to that of bare servlets on the same Tomcat. Tomcat has a process of
 * its own, and only its CPU time counts, with all that its threads, the garbage collector's included, do for a request.
 *
 * <p>Every round measures every scenario, so that what else the machine does meets all of them; a ratio is taken within a
 * round, and the median of the rounds counts.
 */
public final class HttpRatios {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASUREMENT = Duration.ofMillis(500);
    private static final int ROUNDS = 21;

    private static final List<Claim> CLAIMS = List.of(
            Claim.of(PLAIN, READING_PLAIN, 2.0),
            Claim.of(REPLAY_100, PARSING_100, 2.0),
            Claim.of(REPLAY_1000, PARSING_1000, 1.5),
            Claim.of(PLAN_100, READING_PLAN, 8),
            Claim.added(SIGNED_1000, REPLAY_1000, MACS_1000, READING_1000, 1.5));

    private HttpRatios() {}

    /**
     * Measures and prints. The process ends with status 1 if a ratio is above its limit.
     *
     * @param args the number of rounds, or none
     * @throws Exception if it cannot be measured
     */
    public static void main(String[] args) throws Exception {
        int count = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        List<Round> rounds = measure(WARM_UP, MEASUREMENT, count);
        report(rounds).forEach(System.out::println);
        if (!CLAIMS.stream().allMatch(claim -> holds(claim, rounds))) {
            System.exit(1);
        }
    }

    /** Measures everything in each of some rounds, after each scenario was run for a while. */
    static List<Round> measure(Duration warmUp, Duration measurement, int rounds) throws Exception {
        try (ServerProcess server = new ServerProcess(ComparisonServer.class);
                Load load = new Load(server.port())) {
            for (Scenario scenario : Scenario.values()) {
                load.cpuMicros(scenario, warmUp);
            }
            List<Round> measured = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                Map<Scenario, Double> micros = new EnumMap<>(Scenario.class);
                for (Scenario scenario : Scenario.values()) {
                    micros.put(scenario, load.cpuMicros(scenario, measurement));
                }
                measured.add(new Round(micros));
            }
            return measured;
        }
    }

    /** The lines of the report: all that was measured, then the ratios. */
    static List<String> report(List<Round> rounds) {
        List<String> lines = new ArrayList<>();
        lines.add(format("%-16s %12s %10s %10s", "scenario", "us/request", "lowest", "highest"));
        for (Scenario scenario : Scenario.values()) {
            double[] sorted = sorted(rounds, round -> round.of(scenario));
            lines.add(format(
                    "%-16s %12.1f %10.1f %10.1f", scenario, median(sorted), sorted[0], sorted[sorted.length - 1]));
        }
        lines.add("");
        lines.add(format("%-70s %6s %7s %8s %6s", "ratio", "median", "lowest", "highest", "limit"));
        for (Claim claim : CLAIMS) {
            double[] sorted = sorted(rounds, claim.ratio());
            lines.add(format(
                    "%-70s %6.2f %7.2f %8.2f %6.1f%s",
                    claim.name(),
                    median(sorted),
                    sorted[0],
                    sorted[sorted.length - 1],
                    claim.limit(),
                    holds(claim, rounds) ? "" : "  ABOVE THE LIMIT"));
        }
        return lines;
    }

    /** Whether the median of the rounds is within the limit. */
    static boolean holds(Claim claim, List<Round> rounds) {
        return median(sorted(rounds, claim.ratio())) <= claim.limit();
    }

    private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).sorted().toArray();
    }

    /** The value in the middle. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
