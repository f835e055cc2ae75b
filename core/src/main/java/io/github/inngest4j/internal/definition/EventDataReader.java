package io.github.inngest4j.internal.definition;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a call is besides: a way to bind a part of its event's data to a type of its own. The data of
 * {@code inngest/function.failed} contains another event, whose type only the function that failed knows.
 */
public interface EventDataReader {

    /**
     * Binds a part of the triggering event's data.
     *
     * @param pointer where it is, a JSON Pointer (RFC 6901) into the data, such as {@code /event/data} or
     *     {@code /events/0/data}
     * @param type what to bind it to
     * @return the value, {@code null} where there is none
     * @throws io.github.inngest4j.json.JsonException if it cannot be bound
     */
    @Nullable
    Object readData(String pointer, Type type);
}
