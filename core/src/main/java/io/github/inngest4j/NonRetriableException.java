package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * Says that trying again is pointless. Thrown in a step it fails the step at once, in the function the run (SDK
 * specification, section 4.4.3).
 */
public class NonRetriableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message what went wrong
     */
    public NonRetriableException(@Nullable String message) {
        super(message);
    }

    /**
     * With a message and a cause.
     *
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public NonRetriableException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
