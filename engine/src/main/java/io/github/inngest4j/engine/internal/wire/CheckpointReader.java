package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Op;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads checkpoints. As on the server, it is the body that names the run. */
public final class CheckpointReader {

    private CheckpointReader() {}

    /**
     * Reads a checkpoint.
     *
     * @throws CheckpointException if it is not acceptable
     */
    public static Input.Checkpoint read(byte[] json) {
        JsonSlice body = JsonSlice.of(json, JsonLimits.DEFAULT);
        if (body.kind() != JsonKind.OBJECT) {
            throw new CheckpointException("the body is " + body.kind().noun() + ", not an object");
        }
        checkFunctionId(text(body, "fn_id"));
        String runId = text(body, "run_id");
        String item = text(body, "qi_id");
        return new Input.Checkpoint(
                runId == null ? "" : runId,
                item == null ? null : QueueItemRef.itemId(item),
                generation(body),
                ops(body));
    }

    private static void checkFunctionId(@Nullable String id) {
        try {
            if (id != null) {
                UUID.fromString(id);
            }
        } catch (IllegalArgumentException e) {
            throw new CheckpointException("fn_id is no UUID");
        }
    }

    private static int generation(JsonSlice body) {
        JsonSlice generation = member(body, "generation_id", JsonKind.NUMBER);
        return generation == null ? 0 : (int) generation.scan().readLong();
    }

    private static List<Op> ops(JsonSlice body) {
        JsonSlice steps = member(body, "steps", JsonKind.ARRAY);
        try {
            return steps == null ? List.of() : OpReader.readAll("steps", steps, false);
        } catch (UnreadableAnswer e) {
            throw new CheckpointException("the steps cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable String text(JsonSlice body, String name) {
        JsonSlice value = member(body, name, JsonKind.STRING);
        return value == null ? null : value.scan().readString();
    }

    private static @Nullable JsonSlice member(JsonSlice body, String name, JsonKind kind) {
        JsonSlice value = body.member(name);
        if (value == null || value.kind() == JsonKind.NULL) {
            return null;
        }
        if (value.kind() != kind) {
            throw new CheckpointException(name + " is " + value.kind().noun() + ", not " + kind.noun());
        }
        return value;
    }
}
