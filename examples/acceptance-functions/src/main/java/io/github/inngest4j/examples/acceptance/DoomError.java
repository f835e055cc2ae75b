package io.github.inngest4j.examples.acceptance;

/** A failure with a name of its own, by which it is known wherever the error is shown. */
final class DoomError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DoomError(String message) {
        super(message);
    }
}
