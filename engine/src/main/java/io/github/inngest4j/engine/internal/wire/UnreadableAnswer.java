package io.github.inngest4j.engine.internal.wire;

/** An answer breaks the protocol; the message says how. */
final class UnreadableAnswer extends RuntimeException {

    UnreadableAnswer(String message) {
        super(message);
    }
}
