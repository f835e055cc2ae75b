package io.github.inngest4j.internal.replay;

import io.github.inngest4j.Branch;
import io.github.inngest4j.Fork;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A generated function: blocks of steps, loops, forks and races, and the code that executes them. */
final class RandomProgram {

    sealed interface Node {}

    /** A run step; its body fails at attempts below {@code failures}. With {@code times > 1} its id is repeated. */
    record Work(String id, int times, int failures) implements Node {}

    record Nap(String id) implements Node {}

    record All(List<List<Node>> branches, boolean named, boolean independent) implements Node {}

    record First(List<List<Node>> branches) implements Node {}

    /** Branches started before some other work, joined after it in the given order, or not at all. */
    record Forked(List<List<Node>> branches, List<Node> between, List<Integer> joins) implements Node {}

    /** Has no stack, so that answers can be compared byte by byte. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    static final int MAX_ATTEMPTS = 4;

    private final Random random;
    private final List<Node> nodes;
    private int ids;
    private boolean races;

    RandomProgram(long seed) {
        this.random = new Random(seed);
        this.nodes = block(1 + random.nextInt(3), 3);
    }

    /** Whether the result may depend on the order in which steps are completed. */
    boolean hasRaces() {
        return races;
    }

    private List<Node> block(int depth, int most) {
        List<Node> block = new ArrayList<>();
        int length = 1 + random.nextInt(most);
        for (int i = 0; i < length; i++) {
            block.add(node(depth));
        }
        return block;
    }

    private Node node(int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        return switch (kind) {
            case 0, 1, 2 -> new Work(nextId(), random.nextInt(5) == 0 ? 3 : 1, failures());
            case 3 -> new Nap(nextId());
            case 4, 5 -> new All(branches(depth), random.nextBoolean(), random.nextInt(3) == 0);
            case 6 -> {
                races = true;
                yield new First(branches(depth));
            }
            default -> {
                List<List<Node>> branches = branches(depth);
                List<Integer> joins = new ArrayList<>();
                for (int i = 0; i < branches.size(); i++) {
                    if (random.nextInt(4) > 0) {
                        joins.add(random.nextInt(joins.size() + 1), i);
                    }
                }
                yield new Forked(branches, block(depth - 1, 2), joins);
            }
        };
    }

    private int failures() {
        return switch (random.nextInt(8)) {
            case 0 -> 1;
            case 1 -> 2;
            case 2 -> MAX_ATTEMPTS;
            default -> 0;
        };
    }

    private List<List<Node>> branches(int depth) {
        List<List<Node>> branches = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            branches.add(block(depth - 1, 2));
        }
        return branches;
    }

    private String nextId() {
        return "s" + ids++;
    }

    /** What the function gives if nothing depends on any order. */
    String expected() {
        return expected(nodes);
    }

    private static String expected(List<Node> block) {
        StringBuilder result = new StringBuilder("[");
        for (Node node : block) {
            if (node instanceof Work work) {
                for (int i = 0; i < work.times(); i++) {
                    result.append(work.failures() == MAX_ATTEMPTS ? "!" + work.id() : work.id() + "#" + i)
                            .append(' ');
                }
            } else if (node instanceof Nap nap) {
                result.append(nap.id()).append("z ");
            } else if (node instanceof All all) {
                all.branches().forEach(branch -> result.append(expected(branch)));
            } else if (node instanceof Forked forked) {
                result.append(expected(forked.between()));
                forked.joins()
                        .forEach(i -> result.append(expected(forked.branches().get(i))));
            } else {
                throw new IllegalStateException("races have no expected result");
            }
        }
        return result.append("]").toString();
    }

    /**
     * The code of the function.
     *
     * @param onSuccess told of each body that succeeds
     * @param swallow whether the code catches what ends the call, and goes on
     */
    Object execute(Run<?> run, Step step, Consumer<String> onSuccess, boolean swallow) throws Exception {
        return new Interpreter(run, step, onSuccess, swallow).block(nodes);
    }

    private record Interpreter(Run<?> run, Step step, Consumer<String> onSuccess, boolean swallow) {

        String block(List<Node> block) throws Exception {
            StringBuilder result = new StringBuilder("[");
            for (Node node : block) {
                result.append(swallowing(() -> node(node)));
            }
            return result.append("]").toString();
        }

        private String swallowing(Branch<String> code) throws Exception {
            if (!swallow) {
                return code.run();
            }
            try {
                return code.run();
            } catch (Error e) {
                return "swallowed";
            }
        }

        private String node(Node node) throws Exception {
            if (node instanceof Work work) {
                StringBuilder result = new StringBuilder();
                for (int i = 0; i < work.times(); i++) {
                    int time = i;
                    result.append(swallowing(() -> work(work, time))).append(' ');
                }
                return result.toString();
            } else if (node instanceof Nap nap) {
                step.sleep(nap.id(), Duration.ofSeconds(1));
                return nap.id() + "z ";
            } else if (node instanceof All all) {
                return String.join("", all(all));
            } else if (node instanceof First first) {
                return step.<String>first(first.branches().stream()
                        .<Branch<String>>map(branch -> () -> block(branch))
                        .toList());
            } else if (node instanceof Forked forked) {
                List<Fork<String>> forks = new ArrayList<>();
                for (List<Node> branch : forked.branches()) {
                    forks.add(step.fork(() -> block(branch)));
                }
                StringBuilder result = new StringBuilder(block(forked.between()));
                for (int i : forked.joins()) {
                    result.append(forks.get(i).join());
                }
                return result.toString();
            }
            throw new IllegalStateException();
        }

        private List<String> all(All all) {
            Step view = all.independent() ? step.independent() : step;
            if (all.named()) {
                return view.all(all.branches(), branch -> "n", this::block);
            }
            return view.<String>all(all.branches().stream()
                    .<Branch<String>>map(branch -> () -> block(branch))
                    .toList());
        }

        private String work(Work work, int time) {
            try {
                return step.run(work.id(), String.class, () -> {
                    if (run.attempt() < work.failures()) {
                        throw new Failure("attempt " + run.attempt());
                    }
                    onSuccess.accept(work.id() + "#" + time);
                    return work.id() + "#" + time;
                });
            } catch (StepException e) {
                return "!" + work.id();
            }
        }
    }
}
