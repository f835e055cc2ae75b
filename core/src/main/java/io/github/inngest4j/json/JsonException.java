package io.github.inngest4j.json;

import org.jspecify.annotations.Nullable;

/**
 * Text is not JSON, or a value could not be read as the asked type or written as JSON.
 *
 * <p>The message says what was wrong and where (an offset in bytes, a type), but never repeats the data itself, so that it
 * can be logged and reported.
 */
public final class JsonException extends RuntimeException {

    /**
     * An exception with a message only.
     *
     * @param message what was wrong, without data of the application
     */
    public JsonException(String message) {
        super(message);
    }

    /**
     * An exception with what caused it.
     *
     * @param message what was wrong, without data of the application
     * @param cause the exception of a JSON provider, or of the application's type
     */
    public JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
