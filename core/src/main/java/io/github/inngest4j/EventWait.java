package io.github.inngest4j;

import io.github.inngest4j.internal.protocol.GoDuration;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which event {@link Step#waitForEvent} waits for, and how long. Immutable.
 *
 * <p>A timeout is required: without one the server would give up at once. At most one of {@link #match} and
 * {@link #condition} may be given.
 *
 * @param <T> the type of the event's data
 * @param event the event's name
 * @param dataType what to bind the event's data to
 * @param timeout how long to wait; at most one year
 * @param match a path, such as {@code data.orderId}, whose value must be the same in the triggering event and in the
 *     awaited one
 * @param condition a CEL expression over {@code event} (the triggering one) and {@code async} (the awaited one)
 */
public record EventWait<T extends @Nullable Object>(
        String event,
        TypeRef<T> dataType,
        @Nullable Duration timeout,
        @Nullable String match,
        @Nullable String condition) {

    /** Checks that there is an event name and not both of {@code match} and {@code condition}. */
    public EventWait {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(dataType, "dataType");
        if (match != null && condition != null) {
            throw new IllegalArgumentException(
                    "waiting for '" + event + "' has both match and condition: put both into the condition");
        }
    }

    /**
     * Waits for an event of the name in the class's {@link EventName}.
     *
     * @param <T> the type of the event's data
     * @param type a class annotated with {@link EventName}
     * @return a wait that still lacks its timeout
     */
    public static <T> EventWait<T> event(Class<T> type) {
        return new EventWait<>(InngestEvent.nameOf(type), TypeRef.of(type), null, null, null);
    }

    /**
     * Waits for an event of a name.
     *
     * @param name the event's name
     * @return a wait that still lacks its timeout
     */
    public static EventWait<Map<String, @Nullable Object>> event(String name) {
        return new EventWait<>(name, EventTypes.PLAIN, null, null, null);
    }

    /**
     * Waits for an event of a name whose data has a type.
     *
     * @param <T> the type of the event's data
     * @param name the event's name
     * @param type what to bind the data to
     * @return a wait that still lacks its timeout
     */
    public static <T> EventWait<T> event(String name, Class<T> type) {
        return new EventWait<>(name, TypeRef.of(type), null, null, null);
    }

    /**
     * Sets how long to wait.
     *
     * @param newTimeout more than nothing, at most one year
     * @return a copy
     */
    public EventWait<T> timeout(Duration newTimeout) {
        return new EventWait<>(event, dataType, newTimeout, match, condition);
    }

    /**
     * Sets how long to wait.
     *
     * @param newTimeout for example {@code 90s}, {@code 1h30m} or {@code 1d}, or ISO-8601; more than nothing, at most one
     *     year
     * @return a copy
     * @throws IllegalArgumentException if the text is no duration
     */
    public EventWait<T> timeout(String newTimeout) {
        return timeout(GoDuration.parse(newTimeout));
    }

    /**
     * Demands that both events have the same value at a path.
     *
     * @param path for example {@code data.orderId}
     * @return a copy
     */
    public EventWait<T> match(String path) {
        return new EventWait<>(event, dataType, timeout, path, condition);
    }

    /**
     * Demands that an expression holds.
     *
     * @param expression CEL over {@code event} and {@code async}
     * @return a copy
     */
    public EventWait<T> condition(String expression) {
        return new EventWait<>(event, dataType, timeout, match, expression);
    }

    /**
     * What an event must fulfil, whether it was said by {@link #match} or by {@link #condition}.
     *
     * @return CEL over {@code event} and {@code async}, or {@code null} if any event of the name will do
     */
    public @Nullable String expression() {
        return match == null ? condition : "event." + match + " == async." + match;
    }
}
