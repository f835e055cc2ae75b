package io.github.inngest4j.middleware;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function by the server, and its context: values that middleware has added for middleware further on and for
 * the function's code, which finds them with {@code Run.value}. Immutable, but for {@link #isReplaying}.
 */
public final class Call {

    private final String appId;
    private final String functionId;
    private final String runId;
    private final int attempt;
    private final OptionalInt maxAttempts;
    private final @Nullable Object nativeRequest;
    private final BooleanSupplier replaying;
    private final Map<ContextKey<?>, Object> values;

    /**
     * A call with nothing in its context; for the library's own use and for tests of middleware.
     *
     * @param appId the app
     * @param functionId the function, without the app's prefix
     * @param runId the run
     * @param attempt how often the work of this call has failed before
     * @param maxAttempts how many attempts there are, if that is known
     * @param nativeRequest the request as the adapter got it, or {@code null}
     * @param replaying answers {@link #isReplaying}
     */
    public Call(
            String appId,
            String functionId,
            String runId,
            int attempt,
            OptionalInt maxAttempts,
            @Nullable Object nativeRequest,
            BooleanSupplier replaying) {
        this(appId, functionId, runId, attempt, maxAttempts, nativeRequest, replaying, Map.of());
    }

    private Call(
            String appId,
            String functionId,
            String runId,
            int attempt,
            OptionalInt maxAttempts,
            @Nullable Object nativeRequest,
            BooleanSupplier replaying,
            Map<ContextKey<?>, Object> values) {
        this.appId = appId;
        this.functionId = functionId;
        this.runId = runId;
        this.attempt = attempt;
        this.maxAttempts = maxAttempts;
        this.nativeRequest = nativeRequest;
        this.replaying = replaying;
        this.values = values;
    }

    /**
     * The app.
     *
     * @return its id
     */
    public String appId() {
        return appId;
    }

    /**
     * The function.
     *
     * @return its id, without the app's prefix
     */
    public String functionId() {
        return functionId;
    }

    /**
     * The run, the same on all its calls.
     *
     * @return its id
     */
    public String runId() {
        return runId;
    }

    /**
     * How often the step, or the code between steps, that this call executes has failed before.
     *
     * @return 0 at the first attempt
     */
    public int attempt() {
        return attempt;
    }

    /**
     * How many attempts there are.
     *
     * @return the number, or empty where the server did not tell
     */
    public OptionalInt maxAttempts() {
        return maxAttempts;
    }

    /**
     * The request as the adapter got it, such as an {@code HttpServletRequest}. Its body has been read.
     *
     * @param <T> the type
     * @param type the type of the request
     * @return the request; empty if the adapter has none of that type
     */
    public <T> Optional<T> nativeRequest(Class<T> type) {
        return type.isInstance(nativeRequest) ? Optional.of(type.cast(nativeRequest)) : Optional.empty();
    }

    /**
     * Whether the code that is executed at present was executed before, in an earlier call of the run. It turns to false
     * where new code begins: after the last recorded step, or with the first one that is not (SDK specification, section
     * 6.4).
     *
     * @return whether it was
     */
    public boolean isReplaying() {
        return replaying.getAsBoolean();
    }

    /**
     * A value of the context.
     *
     * @param <T> the type of the value
     * @param key the key
     * @return the value; empty if no middleware has added one
     */
    @SuppressWarnings("unchecked") // Only with() puts values in, under keys of their type.
    public <T> Optional<T> value(ContextKey<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /**
     * This call with one value more in its context.
     *
     * @param <T> the type of the value
     * @param key the key; a value that it had before is replaced
     * @param value the value
     * @return a copy
     */
    public <T> Call with(ContextKey<T> key, T value) {
        Map<ContextKey<?>, Object> more = new IdentityHashMap<>(values);
        more.put(key, value);
        return new Call(appId, functionId, runId, attempt, maxAttempts, nativeRequest, replaying, more);
    }

    @Override
    public String toString() {
        return "Call[" + appId + "-" + functionId + ", run " + runId + ", attempt " + attempt + "]";
    }
}
