package io.github.inngest4j.engine;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run that has ended, with or without success.
 *
 * @param id its id as the user wrote it, as far as the application said it
 * @param hashedId its id on the wire
 * @param operation what ended it: {@code StepRun}, {@code StepFailed}, {@code Sleep}, {@code WaitForEvent} and so on
 * @param attempts how many calls it took
 * @param endedAt when it ended
 * @param json what the function is given for it, as JSON text: {@code {"data": …}}, {@code {"error": …}}, an event, or
 *     {@code null}
 * @param failure why it failed, or {@code null} if it did not
 */
public record EngineStep(
        String id,
        String hashedId,
        String operation,
        int attempts,
        Instant endedAt,
        String json,
        @Nullable EngineError failure) {

    /** Checks that nothing but the failure is missing. */
    public EngineStep {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(json, "json");
    }

    /**
     * Why the step failed.
     *
     * @return the error, or nothing if the step succeeded
     */
    public Optional<EngineError> error() {
        return Optional.ofNullable(failure);
    }
}
