package io.github.inngest4j;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event, received or to be sent (SDK specification, section 1.3.4). Immutable as far as its data is.
 *
 * @param <T> the type of the data
 * @param name the event's name
 * @param data the payload; {@code null} where the sender gave none
 * @param id the event's id; on sending a key for de-duplication, assigned by the server where absent
 * @param ts when the event happened, with millisecond precision; the time of receipt where absent
 * @param user data about the user the event belongs to, or {@code null}
 * @param v the version of the event's schema, or {@code null}
 */
public record InngestEvent<T extends @Nullable Object>(
        String name,
        T data,
        @Nullable String id,
        @Nullable Instant ts,
        @Nullable Map<String, @Nullable Object> user,
        @Nullable String v) {

    /** Checks that there is a name and copies {@code user}. */
    public InngestEvent {
        Objects.requireNonNull(name, "an event needs a name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("an event needs a name, but it is blank");
        }
        if (user != null) {
            user = Collections.unmodifiableMap(new LinkedHashMap<>(user));
        }
    }

    /**
     * An event of the given name with nothing but data.
     *
     * @param <T> the type of the data
     * @param name the event's name
     * @param data the payload
     * @return the event
     */
    public static <T extends @Nullable Object> InngestEvent<T> of(String name, T data) {
        return new InngestEvent<>(name, data, null, null, null, null);
    }

    /**
     * An event named by the {@link EventName} of its data's class.
     *
     * @param <T> the type of the data
     * @param data an instance of a class annotated with {@link EventName}
     * @return the event
     * @throws IllegalArgumentException if the class has no {@link EventName}
     */
    public static <T> InngestEvent<T> of(T data) {
        return of(nameOf(data.getClass()), data);
    }

    /**
     * The name that a class is annotated with.
     *
     * @param type a class annotated with {@link EventName}, or one that extends or implements such a type
     * @return the name
     * @throws IllegalArgumentException if the class has no {@link EventName}
     */
    public static String nameOf(Class<?> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName()
                    + " has no @EventName: annotate it, or give the event's name with InngestEvent.of(name, data)");
        }
        return name.value();
    }

    /**
     * This event with an id.
     *
     * @param newId the id; the server keeps the first of several events with one id
     * @return a copy
     */
    public InngestEvent<T> withId(String newId) {
        return new InngestEvent<>(name, data, newId, ts, user, v);
    }

    /**
     * This event with a time.
     *
     * @param newTs when it happened
     * @return a copy
     */
    public InngestEvent<T> withTs(Instant newTs) {
        return new InngestEvent<>(name, data, id, newTs, user, v);
    }

    /**
     * This event with user data.
     *
     * @param newUser the user data
     * @return a copy
     */
    public InngestEvent<T> withUser(Map<String, ?> newUser) {
        return new InngestEvent<>(name, data, id, ts, new LinkedHashMap<>(newUser), v);
    }

    /**
     * This event with a schema version.
     *
     * @param newV the version
     * @return a copy
     */
    public InngestEvent<T> withV(String newV) {
        return new InngestEvent<>(name, data, id, ts, user, newV);
    }
}
