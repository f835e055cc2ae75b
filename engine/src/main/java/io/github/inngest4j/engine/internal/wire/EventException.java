package io.github.inngest4j.engine.internal.wire;

/** An event is refused; the message says why. */
public final class EventException extends IllegalArgumentException {

    /** With what is wrong. */
    public EventException(String message) {
        super(message);
    }
}
