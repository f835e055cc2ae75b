package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Step;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values of every kind, as results of functions and of steps. */
final class Values {

    private static final String HORSE = "žluťoučký 🐎";

    private Values() {}

    static List<InngestFunction> functions() {
        return List.of(returnValues(), stepValues());
    }

    record Wish(String kind) {}

    private static InngestFunction returnValues() {
        return fixture("return-values")
                .data(Wish.class)
                .handler((run, step) -> ofKind(run.data().kind()));
    }

    private static Object ofKind(String kind) {
        return switch (kind) {
            case "string" -> "text";
            case "empty-string" -> "";
            case "number" -> 42.5;
            case "zero" -> 0;
            case "bool" -> false;
            case "list" -> mixedList();
            case "empty-list" -> List.of();
            case "empty-map" -> Map.of();
            case "unicode" -> HORSE + " \u2028 \"quoted\" \\ end";
            default -> throw new IllegalArgumentException("no value of kind '" + kind + "'");
        };
    }

    private static List<@Nullable Object> mixedList() {
        return Arrays.asList(1, "two", null, Map.of("three", 3));
    }

    private static InngestFunction stepValues() {
        return fixture("step-values").handler((run, step) -> {
            Map<String, @Nullable Object> results = new LinkedHashMap<>();
            results.put("null", value(step, "null", null));
            step.run("void", () -> {});
            results.put("void", null);
            results.put("list", value(step, "list", mixedList()));
            results.put("string", value(step, "string", "text"));
            results.put("number", value(step, "number", 42.5));
            results.put("bool", value(step, "bool", false));
            results.put("emptyMap", value(step, "empty-map", Map.of()));
            results.put("emptyList", value(step, "empty-list", List.of()));
            results.put("unicode", value(step, "unicode ✓ name", HORSE));
            results.put("dataKey", value(step, "data-key", Map.of("data", Collections.singletonMap("error", null))));
            results.put("errorKey", value(step, "error-key", Map.of("error", "just a field")));
            return results;
        });
    }

    @SuppressWarnings("NullAway") // It does not see that the result of a step may be null.
    private static @Nullable Object value(Step step, String id, @Nullable Object value) {
        return step.<@Nullable Object>run(id, Object.class, () -> value);
    }
}
