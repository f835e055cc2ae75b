package io.github.inngest4j.internal.client;

import java.util.Objects;

/** The server refused a request, or could not be reached. The message says which request, and what the server said. */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ServerException(String message, int status) {
        super(message);
        this.status = status;
    }

    /**
     * What the server answered.
     *
     * @return the HTTP status, or 0 if there was no answer
     */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
