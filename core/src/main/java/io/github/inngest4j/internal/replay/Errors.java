package io.github.inngest4j.internal.replay;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.RetryAfterException;
import io.github.inngest4j.StepException;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.ErrorJson;
import io.github.inngest4j.internal.protocol.Retry;
import org.jspecify.annotations.Nullable;

/** Exceptions of user code as errors on the wire, and back. */
final class Errors {

    /** Enough to find the place; a deep stack would only fill the run's state. */
    private static final int MAX_FRAMES = 40;

    private Errors() {}

    static ErrorJson describe(Throwable error) {
        return describe(error, ErrorJson.MAX_CAUSES);
    }

    private static ErrorJson describe(Throwable error, int causes) {
        Throwable cause = error.getCause();
        ErrorJson why = cause == null || cause == error || causes == 0 ? null : describe(cause, causes - 1);
        if (error instanceof StepException step) {
            return new ErrorJson(step.name(), message(step), null, why);
        }
        return new ErrorJson(name(error.getClass()), message(error), stack(error), why);
    }

    /** A failure within a step: its retries are the server's business unless the code says otherwise. */
    static Retry retryOfStep(Throwable error) {
        if (error instanceof NonRetriableException || error instanceof StepUsageException) {
            return Retry.NEVER;
        }
        return retryAfter(error);
    }

    /** A failure of the function's own code. A step that failed for good has used its retries already. */
    static Retry retryOfFunction(Throwable error) {
        return error instanceof StepException ? Retry.NEVER : retryOfStep(error);
    }

    private static Retry retryAfter(Throwable error) {
        if (error instanceof RetryAfterException later) {
            if (later.delay() != null) {
                return Retry.after(later.delay());
            }
            if (later.time() != null) {
                return Retry.after(later.time());
            }
        }
        return Retry.ALLOWED;
    }

    static StepException rebuild(String stepId, JsonSlice recorded) {
        return rebuild(stepId, ErrorJson.read(recorded));
    }

    private static StepException rebuild(String stepId, ErrorJson error) {
        ErrorJson cause = error.cause();
        return new StepException(stepId, error.name(), error.message(), cause == null ? null : rebuild(stepId, cause));
    }

    /** Throws a checked exception as it is, where none is declared: the code of functions may throw any. */
    static RuntimeException unchecked(Throwable error) {
        return Errors.<RuntimeException>thrown(error);
    }

    @SuppressWarnings("unchecked") // Erased: the compiler is to believe that it is unchecked.
    private static <X extends Throwable> RuntimeException thrown(Throwable error) throws X {
        throw (X) error;
    }

    /** The simple name; for an anonymous class that of the class it extends. */
    private static String name(@Nullable Class<?> type) {
        Class<?> named = type;
        while (named != null && named.getSimpleName().isEmpty()) {
            named = named.getSuperclass();
        }
        return named == null ? "Error" : named.getSimpleName();
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        return message == null ? "" : message;
    }

    private static String stack(Throwable error) {
        StringBuilder text = new StringBuilder(error.toString());
        StackTraceElement[] frames = error.getStackTrace();
        int shown = Math.min(frames.length, MAX_FRAMES);
        for (int i = 0; i < shown; i++) {
            text.append("\n    at ").append(frames[i]);
        }
        if (shown < frames.length) {
            text.append("\n    ... ").append(frames.length - shown).append(" more");
        }
        return text.toString();
    }
}
