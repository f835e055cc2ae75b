package io.github.inngest4j.json;

import org.jspecify.annotations.Nullable;

/** Text that could not be parsed or bound, or a value that could not be written as JSON. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message what was wrong and where; never the data itself
     */
    public JsonException(String message) {
        super(message);
    }

    /**
     * With a message and a cause.
     *
     * @param message what was wrong and where; never the data itself
     * @param cause what revealed it, or {@code null}
     */
    public JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
