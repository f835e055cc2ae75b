package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * A step that has failed for good, as the function's code sees it: the same on every call, rebuilt from what the server
 * recorded. Its {@link #getCause() cause} chain has the recorded causes, each again a {@code StepException}.
 *
 * <p>A function that lets it escape fails without being retried, for the step has used its retries already.
 */
public final class StepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The step that failed. */
    private final String stepId;

    /** The recorded name of the error. */
    private final String name;

    /**
     * Rebuilds a recorded failure; for the SDK's own use and for tests.
     *
     * @param stepId the id of the step, as shown
     * @param name the recorded name of the error, usually the simple name of an exception's class
     * @param message the recorded message
     * @param cause the recorded cause, or {@code null}
     */
    public StepException(String stepId, String name, String message, @Nullable StepException cause) {
        // The stack is the recorded one's business; the place where replay met the failure says nothing.
        super(message, cause, true, false);
        this.stepId = stepId;
        this.name = name;
    }

    /**
     * The step that failed.
     *
     * @return its id, with its number or prefix where it has one
     */
    public String stepId() {
        return stepId;
    }

    /**
     * The kind of the error.
     *
     * @return the name the error was recorded under, for example {@code PaymentRefused}
     */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return "StepException: step '" + stepId + "' failed with " + name + ": " + getMessage();
    }
}
