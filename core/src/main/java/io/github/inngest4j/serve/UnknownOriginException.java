package io.github.inngest4j.serve;

/** Nobody trustworthy has said where this app is; the message says what to do. */
final class UnknownOriginException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownOriginException(String message) {
        super(message);
    }
}
