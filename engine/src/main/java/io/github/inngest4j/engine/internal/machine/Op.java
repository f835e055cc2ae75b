package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * An operation that an SDK reported.
 *
 * @param code what it is
 * @param id the step's hashed id
 * @param name the name of the step, or an argument that older SDKs put there; may be empty
 * @param displayName the readable id, if given
 * @param data the result, if there is one
 * @param error the error, an object, if there is one
 * @param opts the options, if there are any
 */
public record Op(
        OpCode code,
        String id,
        String name,
        @Nullable String displayName,
        @Nullable JsonSlice data,
        @Nullable JsonSlice error,
        @Nullable JsonSlice opts) {

    /** The id as a person reads it. */
    public String readableId() {
        if (displayName != null) {
            return displayName;
        }
        return name.isEmpty() ? id : name;
    }

    /** The result; JSON's null if there is none. */
    JsonSlice result() {
        return data == null ? JsonSlice.NULL : data;
    }

    /** What the SDK will be given for a step that succeeded: older SDKs wrap the result themselves. */
    JsonSlice value() {
        return code == OpCode.STEP ? result() : Json.wrap("data", result());
    }

    /** A member of the options, or {@code null}. */
    @Nullable
    JsonSlice opt(String key) {
        return opts == null ? null : opts.member(key);
    }

    /** A text among the options; {@code null} if it is absent or no text. */
    @Nullable
    String textOpt(String key) {
        JsonSlice value = opt(key);
        return value == null || value.kind() != JsonKind.STRING
                ? null
                : value.scan().readString();
    }

    /** Whether the step is a member of a race: its end is reported to the function at once. */
    boolean race() {
        return "race".equals(textOpt("parallelMode"));
    }

    /** The same operation as a final failure. */
    Op asFailed() {
        return new Op(OpCode.STEP_FAILED, id, name, displayName, data, error, opts);
    }

    /** Says what it is without showing data. */
    @Override
    public String toString() {
        return code.wireName() + "[" + readableId() + "]";
    }
}
