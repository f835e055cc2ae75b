package io.github.inngest4j.benchmarks;

import io.github.inngest4j.Fork;
import io.github.inngest4j.FunctionBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that are measured. None is retried. */
final class BenchFunctions {

    static final String APP_ID = "bench";

    private BenchFunctions() {}

    /**
     * The data of the triggering event.
     *
     * @param n the number of steps
     */
    record Size(int n) {}

    /** The functions of the app. */
    static List<InngestFunction> all() {
        return List.of(plain(), replay(), parallel(), three(), serial());
    }

    private static InngestFunction plain() {
        return function("plain").handler((run, step) -> Map.of("ok", true));
    }

    /** Serial steps, bound to a record. */
    static InngestFunction replay() {
        return function("replay")
                .data(Size.class)
                .handler((run, step) -> sumOfRows(step, run.data().n()));
    }

    /** The same, bound to a map of whatever the JSON has. */
    static InngestFunction replayOfMaps() {
        return function("replay-of-maps").data(Size.class).handler((run, step) -> {
            long sum = 0;
            for (int k = 0; k < run.data().n(); k++) {
                int number = k;
                Map<?, ?> row = step.run(
                        "s-" + k,
                        Map.class,
                        () -> Map.of("i", number, "text", Row.of(number).text()));
                sum += row.get("i") instanceof Number i ? i.longValue() : 0;
            }
            return sum;
        });
    }

    private static InngestFunction parallel() {
        return function("parallel").data(Size.class).handler((run, step) -> {
            List<Fork<Row>> forks = new ArrayList<>();
            for (int k = 0; k < run.data().n(); k++) {
                int number = k;
                forks.add(step.runAsync("p-" + k, Row.class, () -> Row.of(number)));
            }
            long sum = 0;
            for (Fork<Row> fork : forks) {
                sum += fork.join().i();
            }
            return sum;
        });
    }

    private static InngestFunction three() {
        return function("three").handler((run, step) -> sumOfRows(step, 3));
    }

    private static InngestFunction serial() {
        return function("serial").data(Size.class).handler((run, step) -> {
            long sum = 0;
            for (int k = 0; k < run.data().n(); k++) {
                int number = k;
                sum += step.run("s-" + k, Integer.class, () -> number);
            }
            return sum;
        });
    }

    private static long sumOfRows(Step step, int count) {
        long sum = 0;
        for (int k = 0; k < count; k++) {
            int number = k;
            sum += step.run("s-" + k, Row.class, () -> Row.of(number)).i();
        }
        return sum;
    }

    private static FunctionBuilder<Map<String, @Nullable Object>> function(String name) {
        return InngestFunction.define("bench-" + name).onEvent("bench/" + name).retries(0);
    }
}
