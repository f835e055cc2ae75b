package io.github.inngest4j.engine.internal.model;

import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;

/**
 * The result of a step.
 *
 * @param runId the run
 * @param position how many steps of the run ended before it
 * @param id the hashed id
 * @param name the id as the user wrote it, as far as it is known
 * @param op the operation that ended it
 * @param attempts how many calls it took
 * @param at when it ended
 * @param value what the SDK is given for it
 */
public record StepState(
        String runId, int position, String id, String name, String op, int attempts, Instant at, JsonSlice value) {

    /** The primary key, which keeps the order. */
    String key() {
        return runId + "/" + Integer.toString(10_000_000 + position).substring(1);
    }

    /** The key in {@link Tables#STEPS_BY_ID}. */
    public static String idKey(String runId, String id) {
        return runId + "/" + id;
    }
}
