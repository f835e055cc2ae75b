package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonNames;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;

/** What the server has recorded of a step that is over. Nothing in it is bound yet. */
public sealed interface Memo {

    /** The names of a wrapper's only member. */
    JsonNames WRAPPERS = JsonNames.of("data", "error", "input");

    /** The step's result. */
    record Value(JsonSlice json) implements Memo {}

    /** The step failed for good. */
    record Failure(JsonSlice error) implements Memo {}

    /** The step is to be run again although it was over, with other arguments than the code gives. */
    record Input(JsonSlice arguments) implements Memo {}

    /**
     * Reads one recorded value in a single pass. An object whose only member is {@code data}, {@code error} or {@code input} is a
     * wrapper; anything else is the value itself: a received event has a {@code data} beside its {@code name}, and the
     * results of old opcodes are not wrapped.
     */
    static Memo read(JsonScanner scanner) {
        if (scanner.peek() != JsonKind.OBJECT) {
            return new Value(scanner.readValue());
        }
        int mark = scanner.mark();
        JsonSlice only = null;
        int onlyName = JsonNames.UNKNOWN;
        int members = 0;
        scanner.beginObject();
        for (Integer name = scanner.nextName(WRAPPERS); name != null; name = scanner.nextName(WRAPPERS)) {
            only = scanner.readValue();
            onlyName = name;
            members++;
        }
        if (only == null || members > 1) {
            return new Value(scanner.since(mark, JsonKind.OBJECT));
        }
        return switch (onlyName) {
            case 0 -> new Value(only);
            case 1 -> new Failure(only);
            case 2 -> new Input(only);
            default -> new Value(scanner.since(mark, JsonKind.OBJECT));
        };
    }
}
