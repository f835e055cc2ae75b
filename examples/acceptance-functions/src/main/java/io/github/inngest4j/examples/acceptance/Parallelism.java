package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.Branch;
import io.github.inngest4j.Fork;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps and chains of steps beside one another, and races. */
final class Parallelism {

    private Parallelism() {}

    static List<InngestFunction> functions(Work work) {
        return List.of(
                parallel2(),
                parallel10(),
                parallelMixed(),
                parallelOneFails(),
                parallelUncaught(),
                parallelChains(),
                race(work),
                raceSleep());
    }

    private static InngestFunction parallel2() {
        return fixture("parallel-2")
                .handler((run, step) -> step.all(
                        () -> step.run("left", String.class, () -> "L"),
                        () -> step.run("right", String.class, () -> "R")));
    }

    private static InngestFunction parallel10() {
        return fixture("parallel-10").handler((run, step) -> {
            List<Fork<Integer>> forks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                forks.add(step.runAsync("p" + number, Integer.class, () -> number));
            }
            int sum = forks.stream().mapToInt(Fork::join).sum();
            return step.run("total", Integer.class, () -> sum);
        });
    }

    record Both(String quick, String other) {}

    private static InngestFunction parallelMixed() {
        return fixture("parallel-mixed").handler((run, step) -> {
            Fork<String> quick = step.runAsync("quick", String.class, () -> "quick");
            Fork<Boolean> nap = step.fork(() -> {
                step.sleep("nap", Duration.ofSeconds(2));
                return true;
            });
            Fork<String> other = step.runAsync("other", String.class, () -> "other");
            nap.join();
            return new Both(quick.join(), other.join());
        });
    }

    private static InngestFunction parallelOneFails() {
        return fixture("parallel-one-fails").handler((run, step) -> {
            Fork<String> good = step.runAsync("good", String.class, () -> "fine");
            Fork<String> bad = step.runAsync("bad", String.class, Parallelism::fail);
            return List.of(outcome(good), outcome(bad));
        });
    }

    private static Map<String, String> outcome(Fork<String> fork) {
        try {
            return Map.of("ok", fork.join());
        } catch (StepException e) {
            return Map.of("failed", String.valueOf(e.getMessage()));
        }
    }

    private static InngestFunction parallelUncaught() {
        return fixture("parallel-uncaught")
                .handler((run, step) -> step.all(
                        () -> step.run("good", String.class, () -> "fine"),
                        () -> step.run("bad", String.class, Parallelism::fail)));
    }

    private static String fail() {
        throw new DoomError("bad one");
    }

    record Chains(int a, int b, int join) {}

    private static InngestFunction parallelChains() {
        return fixture("parallel-chains").handler((run, step) -> {
            Fork<Integer> chainA = step.fork(() -> {
                int a1 = step.run("a1", Integer.class, () -> 1);
                int a2 = step.run("a2", Integer.class, () -> a1 + 1);
                return step.run("a3", Integer.class, () -> a2 + 1);
            });
            Fork<Integer> chainB = step.fork(() -> {
                int b1 = step.run("b1", Integer.class, () -> 10);
                step.sleep("b-nap", Duration.ofSeconds(1));
                return step.run("b2", Integer.class, () -> b1 + 10);
            });
            int a = chainA.join();
            int b = chainB.join();
            return new Chains(a, b, step.run("join", Integer.class, () -> a + b));
        });
    }

    record Race(String winner) {}

    private static InngestFunction race(Work work) {
        return fixture("race")
                .handler((run, step) -> new Race(step.first(
                        () -> step.run("fast", String.class, () -> "fast"),
                        () -> step.run("slow", String.class, () -> {
                            work.lasting(Duration.ofSeconds(8));
                            return "slow";
                        }))));
    }

    private static InngestFunction raceSleep() {
        return fixture("race-sleep").handler((run, step) -> {
            Branch<String> fast = () -> {
                step.sleep("fast-nap", Duration.ofSeconds(1));
                return "fast";
            };
            Branch<String> slow = () -> {
                step.sleep("slow-nap", Duration.ofSeconds(6));
                return "slow";
            };
            return new Race(step.first(fast, slow));
        });
    }
}
