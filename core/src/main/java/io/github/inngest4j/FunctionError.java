package io.github.inngest4j;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a run has failed, as the server recorded it. Immutable.
 *
 * @param name the kind of the error, usually the simple name of an exception's class
 * @param message what went wrong
 * @param stack the recorded stack trace, or {@code null}
 * @param cause what led to it, or {@code null}
 */
public record FunctionError(
        String name,
        String message,
        @Nullable String stack,
        @Nullable FunctionError cause) {

    /** Checks that there are a name and a message. */
    public FunctionError {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(message, "message");
    }

    /** Reads what any SDK may have written: nothing in it is certain. */
    static FunctionError of(@Nullable Object recorded) {
        if (!(recorded instanceof Map<?, ?> error)) {
            return new FunctionError("Error", recorded == null ? "" : recorded.toString(), null, null);
        }
        Object cause = error.get("cause");
        return new FunctionError(
                text(error.get("name"), "Error"),
                text(error.get("message"), ""),
                error.get("stack") instanceof String stack ? stack : null,
                cause == null ? null : of(cause));
    }

    private static String text(@Nullable Object value, String otherwise) {
        return value instanceof String text && !text.isEmpty() ? text : otherwise;
    }
}
