package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.internal.json.JsonSlice;

/** What came of a request that the engine made for a step. */
public sealed interface OutboundResult {

    /**
     * It was answered as the step wants it.
     *
     * @param value the step's value
     */
    record Answered(JsonSlice value) implements OutboundResult {}

    /**
     * It failed.
     *
     * @param error the step's error if it cannot be repeated: {@code name}, {@code message} and more
     */
    record Refused(JsonSlice error) implements OutboundResult {}
}
