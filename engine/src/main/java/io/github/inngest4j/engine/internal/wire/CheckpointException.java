package io.github.inngest4j.engine.internal.wire;

/** A checkpoint cannot be read; the message says why. */
public final class CheckpointException extends IllegalArgumentException {

    CheckpointException(String message) {
        super(message);
    }
}
