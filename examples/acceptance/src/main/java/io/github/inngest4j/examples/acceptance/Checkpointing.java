package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import java.util.List;
import java.util.Map;

/** The same four steps, reported to the server in different ways. */
final class Checkpointing {

    private Checkpointing() {}

    static List<InngestFunction> functions() {
        return List.of(off());
    }

    /** One call for each step, as everywhere in this app. */
    private static InngestFunction off() {
        return fixture("checkpoint-off").handler((run, step) -> {
            int one = step.run("one", Integer.class, () -> 1);
            int two = step.run("two", Integer.class, () -> one + 1);
            int three = step.run("three", Integer.class, () -> two + 1);
            return Map.of("v", step.run("four", Integer.class, () -> three + 1));
        });
    }
}
