package io.github.inngest4j.internal.http;

import java.io.IOException;

/** An answer is larger than the call allows. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int maxSize) {
        super("The answer is larger than " + maxSize + " bytes");
    }
}
