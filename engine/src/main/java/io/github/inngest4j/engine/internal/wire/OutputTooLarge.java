package io.github.inngest4j.engine.internal.wire;

/** The result of a step exceeds the limit; repeating the step would not help. */
final class OutputTooLarge extends RuntimeException {

    OutputTooLarge(String message) {
        super(message);
    }
}
