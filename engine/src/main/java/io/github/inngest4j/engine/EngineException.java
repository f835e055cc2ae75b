package io.github.inngest4j.engine;

/** The engine cannot do what it was asked for; the message says why, and what can be done. */
public class EngineException extends RuntimeException {

    /**
     * With what is wrong.
     *
     * @param message what is wrong
     */
    public EngineException(String message) {
        super(message);
    }

    /**
     * With what is wrong and its cause.
     *
     * @param message what is wrong
     * @param cause the cause
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
