package io.github.inngest4j;

/**
 * A function's definition that the Inngest server would refuse, or accept and then not do what was meant. Thrown when the
 * function is defined; the message names function, field, value and reason.
 */
public final class InvalidFunctionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Describes what is wrong.
     *
     * @param functionId the function
     * @param field the setting
     * @param value its value
     * @param reason why it cannot be, and what can
     */
    public InvalidFunctionException(String functionId, String field, Object value, String reason) {
        super("function '" + functionId + "': " + field + " " + shown(value) + ": " + reason);
    }

    private static String shown(Object value) {
        return value instanceof CharSequence ? "'" + value + "'" : String.valueOf(value);
    }
}
