package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Step;
import io.github.inngest4j.checkpoint.Checkpointing;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The same four steps, reported to the server in different ways. */
final class Checkpoints {

    private Checkpoints() {}

    static List<InngestFunction> functions() {
        return List.of(off(), on(), buffered(), sleep());
    }

    /** One call for each step, as everywhere in this app. */
    private static InngestFunction off() {
        return fixture("checkpoint-off").handler((run, step) -> four(step));
    }

    private static InngestFunction on() {
        return fixture("checkpoint-on").checkpointing(Checkpointing.on()).handler((run, step) -> four(step));
    }

    private static InngestFunction buffered() {
        return fixture("checkpoint-buffered")
                .checkpointing(Checkpointing.on().bufferedSteps(3))
                .handler((run, step) -> four(step));
    }

    /** What the server does itself ends the call. */
    private static InngestFunction sleep() {
        return fixture("checkpoint-sleep").checkpointing(Checkpointing.on()).handler((run, step) -> {
            int a = step.run("a", Integer.class, () -> 1);
            step.sleep("nap", Duration.ofSeconds(1));
            return Map.of("b", step.run("b", Integer.class, () -> a + 1));
        });
    }

    private static Map<String, Integer> four(Step step) {
        int one = step.run("one", Integer.class, () -> 1);
        int two = step.run("two", Integer.class, () -> one + 1);
        int three = step.run("three", Integer.class, () -> two + 1);
        return Map.of("v", step.run("four", Integer.class, () -> three + 1));
    }
}
