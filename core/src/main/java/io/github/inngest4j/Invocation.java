package io.github.inngest4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which function {@link Step#invoke} calls, with what. Immutable.
 *
 * @param appId the app of the function, or {@code null} for the caller's own
 * @param functionId the function's id without the app's prefix
 * @param data what the function receives as its event's data; an empty object where absent
 * @param timeout how long to wait for the result; one year where absent
 */
public record Invocation(
        @Nullable String appId,
        String functionId,
        @Nullable Object data,
        @Nullable Duration timeout) {

    /** Checks that there is a function. */
    public Invocation {
        Objects.requireNonNull(functionId, "functionId");
    }

    /**
     * Calls a function of this app.
     *
     * @param function the function
     * @return the invocation
     */
    public static Invocation of(InngestFunction function) {
        return new Invocation(null, function.id(), null, null);
    }

    /**
     * Calls a function of this app by its id.
     *
     * @param functionId the id without the app's prefix
     * @return the invocation
     */
    public static Invocation of(String functionId) {
        return new Invocation(null, functionId, null, null);
    }

    /**
     * Calls a function of another app.
     *
     * @param appId the id of the other app
     * @param functionId the id of the function without the app's prefix
     * @return the invocation
     */
    public static Invocation of(String appId, String functionId) {
        return new Invocation(Objects.requireNonNull(appId, "appId"), functionId, null, null);
    }

    /**
     * Sets what the function receives.
     *
     * @param newData a value whose JSON is an object
     * @return a copy
     */
    public Invocation data(@Nullable Object newData) {
        return new Invocation(appId, functionId, newData, timeout);
    }

    /**
     * Sets how long to wait for the result. Then the step fails; the invoked function goes on.
     *
     * @param newTimeout more than nothing, at most one year
     * @return a copy
     */
    public Invocation timeout(Duration newTimeout) {
        return new Invocation(appId, functionId, data, newTimeout);
    }
}
