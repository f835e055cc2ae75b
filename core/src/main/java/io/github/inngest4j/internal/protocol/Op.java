package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation that a call reports (SDK specification, section 5.1.1).
 *
 * @param opcode what is reported
 * @param step which step
 * @param displayName what the server shows, or {@code null} for the step's own id
 * @param opts the operation's parameters, or {@code null}; a plain run step has none
 * @param data the result of a step that has run
 * @param error the error of a step that has failed
 * @param timing when a step was run, or {@code null} where the server measures that itself
 */
public record Op(
        Opcode opcode,
        StepId step,
        @Nullable String displayName,
        @Nullable JsonSlice opts,
        @Nullable JsonSlice data,
        @Nullable JsonSlice error,
        @Nullable Timing timing) {

    /** When a step was run. */
    public record Timing(Instant start, Instant end) {

        void write(JsonWriter out) {
            out.name("timing").beginObject();
            out.name("a").value(start.getEpochSecond() * NANOS + start.getNano());
            out.name("b").value(Duration.between(start, end).toNanos());
            out.endObject();
        }
    }

    private static final long NANOS = 1_000_000_000;

    /** This operation with an error. */
    public Op withError(JsonSlice newError) {
        return new Op(opcode, step, displayName, opts, data, newError, timing);
    }

    /** This operation with the time it took. */
    public Op withTiming(Timing newTiming) {
        return new Op(opcode, step, displayName, opts, data, error, newTiming);
    }

    /** Writes the operation. */
    void write(JsonWriter out) {
        out.beginObject();
        out.name("id").value(step.hash().toString());
        out.name("op").value(opcode.wire());
        out.name("name").value(step.visible());
        out.name("displayName").value(displayName == null ? step.visible() : displayName);
        out.name("userland").beginObject().name("id").value(step.written());
        if (step.index() > 0) {
            out.name("index").value(step.index());
        }
        out.endObject();
        member(out, "opts", opts);
        // Absent is null to the server, but not to its conformance runner.
        out.name("data").raw(data == null ? JsonSlice.NULL : data);
        member(out, "error", error);
        if (timing != null) {
            timing.write(out);
        }
        out.endObject();
    }

    static void writeAll(List<Op> ops, JsonWriter out) {
        out.beginArray();
        ops.forEach(op -> op.write(out));
        out.endArray();
    }

    private static void member(JsonWriter out, String name, @Nullable JsonSlice value) {
        if (value != null) {
            out.name(name).raw(value);
        }
    }
}
