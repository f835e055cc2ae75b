package io.github.inngest4j.engine.internal.api;

/** A request is refused with a status and a message. */
final class ApiException extends RuntimeException {

    private final int status;

    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
