package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The declared style: blocks that are executed in their order and share one map, each result merged into it. The titles of
 * steps are their ids, a pause has the id {@code sleep 1s}, a wait the name of its event.
 */
final class Linear {

    private Linear() {}

    static List<InngestFunction> functions() {
        return List.of(InngestFunction.declare("linear")
                .onEvent("acc/linear")
                .retries(0)
                .run("run", in -> Map.of("run", "do something"))
                .step(
                        "1st step",
                        in -> Map.of("hey", Objects.requireNonNull(in.data().get("run"))))
                .sleep("1s")
                .step("2nd step", in -> Map.of("yo", "lo"))
                .sleep("until computed", in -> sentAt(in.event()).plusSeconds(4))
                .waitForEvent("acc/linear.resume", wait -> wait.timeout("30s").match("data.key"))
                .step(
                        "result",
                        in -> Map.of(
                                "result", Map.of("keys", new TreeSet<>(in.data().keySet()))))
                .build());
    }

    private static Instant sentAt(InngestEvent<?> event) {
        return Objects.requireNonNull(event.ts(), "the server gives every event a time");
    }
}
