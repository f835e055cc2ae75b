package io.github.inngest4j.middleware;

/**
 * What a call reports to the server.
 *
 * @param kind how the call ended
 * @param status the HTTP status of the answer
 */
public record CallResult(Kind kind, int status) {

    /** How a call ended. */
    public enum Kind {
        /** The function has come to its end. */
        COMPLETED,
        /** A step was run, or new steps were found. */
        STEPS,
        /** A step was run and has failed. */
        STEP_FAILED,
        /** The function's own code has failed, or the call could not be executed. */
        FAILED
    }
}
