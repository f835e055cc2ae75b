package io.github.inngest4j;

/**
 * A step was used in a way that cannot work: within another step, from a foreign thread, with an id that another branch
 * uses, or with a value that cannot be written as JSON. The message says what to do. Such a call is never retried.
 */
public final class StepUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message what was wrong, where, and what to do
     */
    public StepUsageException(String message) {
        super(message);
    }

    /**
     * With a message and a cause.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what revealed it
     */
    public StepUsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
