package io.github.inngest4j.engine.internal.wire;

/** A registration is refused; the message says what is wrong with which function. */
public final class RegistrationException extends RuntimeException {

    /** With what is wrong. */
    public RegistrationException(String message) {
        super(message);
    }
}
