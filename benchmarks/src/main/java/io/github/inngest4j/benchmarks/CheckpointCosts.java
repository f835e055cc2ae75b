package io.github.inngest4j.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measures what runs of tiny steps take with checkpointing and without. The app on Tomcat and the engine have a process each
 * and talk over HTTP, both ways; this one starts the runs, one after the other.
 *
 * <p>Every round measures every kind of run, so that what else the machine does meets all of them; the median of the rounds
 * counts.
 */
public final class CheckpointCosts {

    /** What a step may cost the app whose result is stored before the next one, in microseconds of CPU time. */
    private static final double LIMIT = 500;

    private static final List<Integer> SIZES = List.of(10, 100, 500);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASUREMENT = Duration.ofMillis(1500);
    private static final int ROUNDS = 7;

    private CheckpointCosts() {}

    /**
     * All that was measured of one kind of run.
     *
     * @param kind the kind
     * @param samples one for each round
     */
    record Measured(CheckpointCase kind, List<CheckpointSample> samples) {

        /** Whether the median of the rounds is within the limit, if there is one. */
        boolean holds() {
            return kind.rule() != CheckpointRule.EVERY_STEP
                    || HttpRatios.median(sorted(CheckpointSample::cpuMicrosPerStep)) <= LIMIT;
        }

        private double[] sorted(ToDoubleFunction<CheckpointSample> value) {
            return samples.stream().mapToDouble(value).sorted().toArray();
        }

        private double[] sortedMillis() {
            return samples.stream()
                    .flatMap(sample -> sample.runs().stream())
                    .mapToDouble(run -> run.nanos() / 1e6)
                    .sorted()
                    .toArray();
        }
    }

    /**
     * Measures and prints. The process ends with status 1 if a step costs more than it may.
     *
     * @param args the number of rounds, or none
     * @throws Exception if it cannot be measured, or a run is not right
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        List<Measured> all = measure(CheckpointCase.all(SIZES), WARM_UP, MEASUREMENT, rounds);
        report(all).forEach(System.out::println);
        if (!all.stream().allMatch(Measured::holds)) {
            System.exit(1);
        }
    }

    /** Measures every kind in each of some rounds, after each kind was run for a while. */
    static List<Measured> measure(List<CheckpointCase> kinds, Duration warmUp, Duration measurement, int rounds)
            throws IOException {
        try (ServerProcess engine = new ServerProcess(CheckpointEngine.class);
                ServerProcess app = new ServerProcess(CheckpointApp.class, "http://127.0.0.1:" + engine.port())) {
            engine.ask("app http://127.0.0.1:" + app.port() + BenchServer.PATH);
            for (CheckpointCase kind : kinds) {
                sample(kind, engine, app, warmUp);
            }
            List<Measured> all = kinds.stream()
                    .map(kind -> new Measured(kind, new ArrayList<>()))
                    .toList();
            for (int i = 0; i < rounds; i++) {
                for (Measured measured : all) {
                    measured.samples().add(sample(measured.kind(), engine, app, measurement));
                }
            }
            return all;
        }
    }

    /** Makes runs for some time, and at least one. */
    private static CheckpointSample sample(
            CheckpointCase kind, ServerProcess engine, ServerProcess app, Duration duration) throws IOException {
        AppCounts before = AppCounts.parse(app.ask("counts"));
        long end = System.nanoTime() + duration.toNanos();
        List<EndedRun> runs = new ArrayList<>();
        do {
            runs.add(EndedRun.parse(engine.ask(kind.rule().event() + " " + kind.steps())));
        } while (System.nanoTime() < end);
        return CheckpointSample.of(
                kind, runs, AppCounts.parse(app.ask("counts")).since(before));
    }

    /** The lines of the report. */
    static List<String> report(List<Measured> all) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%-18s %6s %8s %12s %6s %12s %12s %8s %8s",
                "checkpoints",
                "steps",
                "ms/run",
                "lowest",
                "calls",
                "checkpoints",
                "us CPU/step",
                "lowest",
                "highest"));
        for (Measured measured : all) {
            CheckpointCase kind = measured.kind();
            double[] millis = measured.sortedMillis();
            double[] micros = measured.sorted(CheckpointSample::cpuMicrosPerStep);
            lines.add(format(
                    "%-18s %6d %8.1f %12.1f %6d %12.1f %12.0f %8.0f %8.0f%s",
                    kind.rule(),
                    kind.steps(),
                    HttpRatios.median(millis),
                    millis[0],
                    kind.rule().calls(kind.steps()),
                    HttpRatios.median(measured.sorted(CheckpointSample::requestsPerRun)),
                    HttpRatios.median(micros),
                    micros[0],
                    micros[micros.length - 1],
                    measured.holds() ? "" : format("  ABOVE THE LIMIT OF %.0f", LIMIT)));
        }
        return lines;
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
