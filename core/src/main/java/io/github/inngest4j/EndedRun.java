package io.github.inngest4j;

import io.github.inngest4j.internal.definition.EventDataReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run of a function that has ended, read from the data of the event that tells so.
 *
 * @param function the function whose run it was
 * @param run the run that the event has started
 */
record EndedRun<E extends @Nullable Object>(Definition function, Run<Map<String, @Nullable Object>> run) {

    String runId() {
        return String.valueOf(run.data().get("run_id"));
    }

    InngestEvent<E> event() {
        return event(object(run.data().get("event")), "/event");
    }

    List<InngestEvent<E>> events() {
        if (!(run.data().get("events") instanceof List<?> events)) {
            return List.of(event());
        }
        return IntStream.range(0, events.size())
                .mapToObj(index -> event(object(events.get(index)), "/events/" + index))
                .toList();
    }

    @Nullable
    Object error() {
        return run.data().get("error");
    }

    private InngestEvent<E> event(Map<String, @Nullable Object> event, String pointer) {
        String name = text(event.get("name"));
        if (name == null) {
            throw new IllegalStateException("the event that started run " + run.runId() + " of function '"
                    + run.functionId() + "' does not contain the event that started the run of '" + function.id()
                    + "'; was it sent by hand?");
        }
        return new InngestEvent<>(
                name,
                data(pointer + "/data", name),
                text(event.get("id")),
                event.get("ts") instanceof Number ts ? Instant.ofEpochMilli(ts.longValue()) : null,
                event.get("user") instanceof Map<?, ?> user ? object(user) : null,
                text(event.get("v")));
    }

    /** What the function itself would have been given: of its type, or {@code null} where the sender gave no data. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private E data(String pointer, String eventName) {
        if (!(run instanceof EventDataReader reader)) {
            throw new IllegalStateException("a " + run.getClass().getName() + " cannot bind the data of the event that"
                    + " started the run of '" + function.id() + "'");
        }
        return (E) reader.readData(pointer, function.types().of(eventName));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> object.put(String.valueOf(key), member));
        }
        return object;
    }
}
