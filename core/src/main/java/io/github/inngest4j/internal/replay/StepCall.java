package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.Opcode;
import io.github.inngest4j.internal.protocol.Opts;
import org.jspecify.annotations.Nullable;

/**
 * A step as the code calls it.
 *
 * @param <T> the type of the result
 * @param id the id as written
 * @param displayName what the server shows instead of the id, or {@code null}
 * @param kind what is to be done
 * @param opts the operation's parameters
 * @param decoder binds what is recorded
 */
record StepCall<T extends @Nullable Object>(
        String id, @Nullable String displayName, Kind kind, Opts opts, Decoder<T> decoder) {

    /** What is to be done with a step that is not over. */
    sealed interface Kind {}

    /** Work of this app. */
    record Work(Body body) implements Kind {}

    /** Something the server does. */
    record Request(Opcode opcode) implements Kind {}

    /** The work of a step, down to the JSON of its result. */
    @FunctionalInterface
    interface Body {
        JsonSlice run() throws Exception;
    }

    /** Binds what is recorded. */
    @FunctionalInterface
    interface Decoder<T extends @Nullable Object> {
        T decode(JsonSlice recorded);
    }
}
