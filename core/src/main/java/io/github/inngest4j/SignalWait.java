package io.github.inngest4j;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which signal {@link Step#waitForSignal} waits for, and how long. Immutable. A timeout is required.
 *
 * @param <T> the type of the signal's data
 * @param signal the signal's name, unique among all waiting runs of the environment
 * @param dataType what to bind the signal's data to
 * @param timeout how long to wait; at most one year
 * @param onConflict what happens when another run waits for the same signal already
 */
public record SignalWait<T extends @Nullable Object>(
        String signal,
        TypeRef<T> dataType,
        @Nullable Duration timeout,
        @Nullable Conflict onConflict) {

    /** What happens when another run waits for the same signal already. */
    public enum Conflict {
        /** This step fails. */
        FAIL,
        /** This run waits in place of the other one. */
        REPLACE
    }

    /** Checks that there is a signal. */
    public SignalWait {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(dataType, "dataType");
        if (signal.isBlank()) {
            throw new IllegalArgumentException("a signal needs a name, but it is blank");
        }
    }

    /**
     * Waits for a signal with any object as data.
     *
     * @param name the signal's name
     * @return a wait that still lacks its timeout
     */
    public static SignalWait<Map<String, @Nullable Object>> signal(String name) {
        return new SignalWait<>(name, EventTypes.PLAIN, null, null);
    }

    /**
     * Waits for a signal whose data has a type.
     *
     * @param <T> the type of the data
     * @param name the signal's name
     * @param type what to bind the data to
     * @return a wait that still lacks its timeout
     */
    public static <T> SignalWait<T> signal(String name, Class<T> type) {
        return new SignalWait<>(name, TypeRef.of(type), null, null);
    }

    /**
     * Sets how long to wait.
     *
     * @param newTimeout more than nothing, at most one year
     * @return a copy
     */
    public SignalWait<T> timeout(Duration newTimeout) {
        return new SignalWait<>(signal, dataType, newTimeout, onConflict);
    }

    /**
     * Sets what happens when another run waits for the same signal; the server's default is {@link Conflict#FAIL}.
     *
     * @param conflict what happens
     * @return a copy
     */
    public SignalWait<T> onConflict(Conflict conflict) {
        return new SignalWait<>(signal, dataType, timeout, conflict);
    }
}
