package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.Memo;
import io.github.inngest4j.internal.protocol.Opcode;
import io.github.inngest4j.internal.protocol.Opts;
import io.github.inngest4j.internal.protocol.StepId;
import org.jspecify.annotations.Nullable;

/**
 * A step as the code calls it.
 *
 * @param <T> the type of the result
 * @param id the id as written
 * @param displayName what the server shows instead of the id, or {@code null}
 * @param kind what is to be done
 * @param decoder gives what is recorded
 */
record StepCall<T extends @Nullable Object>(
        String id, @Nullable String displayName, Kind kind, Decoder<T> decoder) {

    /** What is to be done with a step that is not over. */
    sealed interface Kind {}

    /** Work of this app, and the parameters of its operation as far as they are known before. */
    record Work(Opts opts, Body body) implements Kind {}

    /** Something the server does. Its parameters are made when they are needed, not on every replay. */
    record Request(Opcode opcode, Asked asked) implements Kind {}

    /** The work of a step, down to the JSON of its result. */
    @FunctionalInterface
    interface Body {
        Done run(StepId id) throws Exception;
    }

    /** The result of work, and all parameters of its operation. */
    record Done(JsonSlice result, Opts opts) {}

    /** What the server is asked for. */
    @FunctionalInterface
    interface Asked {
        Opts opts(StepId id) throws Exception;
    }

    /** Gives what is recorded: the bound value, or a {@code StepException}. */
    @FunctionalInterface
    interface Decoder<T extends @Nullable Object> {
        T decode(StepId id, Memo recorded) throws Exception;
    }

    /** The parameters that are known before the step is done. */
    Opts knownOpts() {
        return kind instanceof Work work ? work.opts() : Opts.NONE;
    }
}
