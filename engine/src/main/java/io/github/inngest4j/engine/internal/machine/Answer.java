package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.internal.json.JsonSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a call to a function. */
public sealed interface Answer {

    /**
     * The function returned.
     *
     * @param output its value
     */
    record Returned(JsonSlice output) implements Answer {}

    /**
     * The function reported operations.
     *
     * @param requestVersion the protocol version of the answer, 0 if it named none
     * @param noRetry whether a failed step must not be repeated
     * @param retryAfter when a failed step wants to be repeated, as sent, if it said so
     * @param ops the operations, at least one
     */
    record Reported(
            int requestVersion, boolean noRetry, @Nullable String retryAfter, List<Op> ops) implements Answer {

        /** Copies the operations. */
        public Reported {
            ops = List.copyOf(ops);
        }
    }

    /**
     * The attempt failed: the function threw, or there was no proper answer.
     *
     * @param cause what failed in a few words, such as {@code invalid status code: 500}
     * @param output what the application sent, or an error object that says what was wrong
     * @param noRetry whether it must not be repeated
     * @param retryAfter when it wants to be repeated, as sent, if it said so
     */
    record Failed(
            String cause,
            JsonSlice output,
            boolean noRetry,
            @Nullable String retryAfter) implements Answer {}
}
