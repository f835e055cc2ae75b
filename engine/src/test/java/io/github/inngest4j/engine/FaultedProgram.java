package io.github.inngest4j.engine;

import io.github.inngest4j.Branch;
import io.github.inngest4j.EventWait;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.internal.protocol.StepHash;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A random function. It gives the text of all results it sees; each execution of a body gives another one, so that the text
 * tells which executions were seen.
 */
final class FaultedProgram {

    /** Enough for a failure between steps, the failures of a step, and those of the world while a call is repeated. */
    static final int RETRIES = 7;

    private static final int MOST_FAILURES = 3;
    private static final int MOST_LARGE = 3;
    private static final int LARGE = 600_000;

    /** What a body gives, how code sees it after it has been through JSON, and where JSON tells which execution gave it. */
    enum Value {
        TEXT("@(\\d+)"),
        LARGE("@(\\d+)"),
        MAP("\"a\":(\\d+)"),
        NUMBER(":(\\d+)"),
        NOTHING("()");

        private final Pattern execution;

        Value(String execution) {
            this.execution = Pattern.compile(execution);
        }

        Object of(String id, int execution) {
            return switch (this) {
                case TEXT -> id + "@" + execution;
                case LARGE -> id + "@" + execution + "x".repeat(FaultedProgram.LARGE);
                case MAP -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("z", id);
                    map.put("m", new BigDecimal("1.50"));
                    map.put("a", execution);
                    yield map;
                }
                case NUMBER -> BigDecimal.valueOf(execution).setScale(2);
                case NOTHING -> "";
            };
        }

        String seen(Object value) {
            String text = String.valueOf(value);
            return text.length() > FaultedProgram.LARGE ? text.substring(0, text.indexOf('x')) + text.length() : text;
        }

        /** Which execution gave a value that the engine has recorded, or {@code null} if it has none. */
        @Nullable
        String execution(String json) {
            Matcher found = execution.matcher(json);
            return found.find() ? found.group(1) : null;
        }

        /** What code must see of the value that an execution gave. */
        String expected(String id, String execution) {
            return switch (this) {
                case TEXT -> id + "@" + execution;
                case LARGE -> {
                    String start = id + "@" + execution;
                    yield start + (start.length() + FaultedProgram.LARGE);
                }
                case MAP -> "{a=" + execution + ", m=1.5, z=" + id + "}";
                case NUMBER -> execution;
                case NOTHING -> "-";
            };
        }
    }

    /** How a body fails. */
    enum Failing {
        NEVER,
        AT_FIRST,
        ALWAYS,
        FOR_GOOD
    }

    sealed interface Node {}

    /** Steps of one id, one after the other. */
    record Work(String id, int times, Value value, Failing failing, int failures) implements Node {}

    record Nap(String id, Duration time) implements Node {}

    record Wait(String id, Duration time) implements Node {}

    /** Code between steps that fails the first time it is reached. */
    record Hitch(String id) implements Node {}

    record All(List<List<Node>> branches, boolean independent) implements Node {}

    record First(List<List<Node>> branches) implements Node {}

    /** What the code does that is not the program's: the bodies of steps. */
    interface Bodies {

        /** Executes a body; gives the number of the execution, or fails. */
        int execute(String visibleId, Work work, int attempt);

        /** Whether code between steps fails this time. */
        boolean hitches(String id);
    }

    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final boolean swallows;
    private int ids;
    /** How many large results are left, of which each call carries all. */
    private int larges;

    FaultedProgram(Random random) {
        this.random = random;
        this.swallows = random.nextInt(5) == 0;
        this.larges = random.nextInt(20) == 0 ? MOST_LARGE : 0;
        boolean serial = random.nextBoolean();
        int length = 2 + random.nextInt(serial ? 18 : 8);
        for (int i = 0; i < length; i++) {
            boolean hitched = !nodes.isEmpty() && nodes.get(nodes.size() - 1) instanceof Hitch;
            nodes.add(!hitched && random.nextInt(10) == 0 ? new Hitch(nextId()) : node(serial));
        }
    }

    private Node node(boolean serial) {
        return switch (random.nextInt(serial ? 12 : 15)) {
            case 0, 1 -> pause();
            case 12, 13 -> new All(branches(), random.nextInt(3) == 0);
            case 14 -> new First(branches());
            default -> work();
        };
    }

    private Node pause() {
        Duration time = Duration.ofSeconds(1 + random.nextInt(90));
        return random.nextBoolean() ? new Nap(nextId(), time) : new Wait(nextId(), time);
    }

    private Work work() {
        Value value = Value.values()[random.nextInt(Value.values().length)];
        boolean tooMuch = value == Value.LARGE && --larges < 0;
        Failing failing = switch (random.nextInt(16)) {
            case 0 -> Failing.ALWAYS;
            case 1 -> Failing.FOR_GOOD;
            case 2, 3, 4 -> Failing.AT_FIRST;
            default -> Failing.NEVER;
        };
        return new Work(
                nextId(),
                failing == Failing.NEVER && value != Value.LARGE && random.nextInt(4) == 0 ? 4 : 1,
                tooMuch ? Value.TEXT : value,
                failing,
                failing == Failing.AT_FIRST ? 1 + random.nextInt(MOST_FAILURES) : 0);
    }

    /**
     * Pauses come last: a server that is told of pauses only does not wait for all of them, and may then wait for ever for
     * one that has ended before it is told of it beside a step.
     */
    private List<List<Node>> branches() {
        List<List<Node>> branches = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            List<Node> branch = new ArrayList<>();
            int length = random.nextInt(3);
            for (int k = 0; k < length; k++) {
                branch.add(work());
            }
            branch.add(length == 0 || random.nextInt(4) == 0 ? pause() : work());
            branches.add(branch);
        }
        return branches;
    }

    private String nextId() {
        return "s" + ids++;
    }

    private static String visible(Work work, int time) {
        return time == 0 ? work.id() : work.id() + ":" + time;
    }

    static String hash(String visibleId) {
        return StepHash.of(visibleId).toString();
    }

    /**
     * What the function must give.
     *
     * @param recorded what is recorded of its steps, by their hashes
     * @param beside if calls were made side by side, which executions the last one has seen, by the hashes of their steps:
     *     others may be recorded. Such calls also use up the attempts of each other's steps, which then fail for good.
     */
    String expected(Map<String, String> recorded, @Nullable Map<String, Integer> beside) {
        return expected(nodes, (work, id) -> {
            String json = recorded.getOrDefault(hash(id), "");
            if (json.startsWith("{\"error\"")) {
                return beside == null ? id + " need not fail" : "!" + id;
            }
            Integer other = beside == null ? null : beside.get(hash(id));
            String execution = other == null ? work.value().execution(json) : other.toString();
            return execution == null ? "nothing of " + id : work.value().expected(id, execution);
        });
    }

    private static String expected(List<Node> block, Seen seen) {
        StringBuilder text = new StringBuilder();
        for (Node node : block) {
            if (node instanceof Work work) {
                for (int i = 0; i < work.times(); i++) {
                    text.append(expected(work, visible(work, i), seen)).append(' ');
                }
            } else if (node instanceof All all) {
                all.branches().forEach(branch -> text.append(expected(branch, seen)));
            } else if (node instanceof First) {
                text.append("raced ");
            }
        }
        return text.toString();
    }

    private static String expected(Work work, String id, Seen seen) {
        if (work.failing() == Failing.ALWAYS || work.failing() == Failing.FOR_GOOD) {
            return "!" + id;
        }
        return seen.of(work, id);
    }

    /** What the code sees of a step that need not fail. */
    private interface Seen {

        String of(Work work, String id);
    }

    /** The code of the function. */
    String execute(Run<?> run, Step step, Bodies bodies) throws Exception {
        return new Interpreter(run, step, bodies, swallows).block(nodes);
    }

    private record Interpreter(Run<?> run, Step step, Bodies bodies, boolean swallows) {

        String block(List<Node> block) throws Exception {
            StringBuilder text = new StringBuilder();
            for (Node node : block) {
                text.append(swallowing(() -> node(node)));
            }
            return text.toString();
        }

        private String swallowing(Branch<String> code) throws Exception {
            try {
                return code.run();
            } catch (Error e) {
                if (swallows) {
                    return "swallowed ";
                }
                throw e;
            }
        }

        private String node(Node node) throws Exception {
            if (node instanceof Work work) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < work.times(); i++) {
                    text.append(work(work, visible(work, i))).append(' ');
                }
                return text.toString();
            } else if (node instanceof Nap nap) {
                step.sleep(nap.id(), nap.time());
            } else if (node instanceof Wait wait) {
                step.waitForEvent(wait.id(), EventWait.event("test/never").timeout(wait.time()));
            } else if (node instanceof Hitch hitch && bodies.hitches(hitch.id())) {
                throw new IllegalStateException("code between steps has failed");
            } else if (node instanceof All all) {
                Step view = all.independent() ? step.independent() : step;
                return String.join("", view.<String>all(code(all.branches())));
            } else if (node instanceof First first) {
                step.<String>first(code(first.branches()));
                return "raced ";
            }
            return "";
        }

        private List<Branch<String>> code(List<List<Node>> branches) {
            return branches.stream()
                    .<Branch<String>>map(branch -> () -> block(branch))
                    .toList();
        }

        private String work(Work work, String id) {
            try {
                return switch (work.value()) {
                    case TEXT, LARGE ->
                        work.value().seen(step.run(work.id(), String.class, () -> String.valueOf(body(work, id))));
                    case MAP, NUMBER -> work.value().seen(step.run(work.id(), Object.class, () -> body(work, id)));
                    case NOTHING -> {
                        step.run(work.id(), () -> {
                            body(work, id);
                        });
                        yield "-";
                    }
                };
            } catch (StepException e) {
                return "!" + id;
            }
        }

        private Object body(Work work, String id) {
            return work.value().of(id, bodies.execute(id, work, run.attempt()));
        }
    }
}
