package io.github.inngest4j.middleware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels (SDK specification, section 1.3.4): a JSON object as plain Java. Immutable as far as its values
 * are; do not change those.
 *
 * @param members the members of the event: {@code name}, {@code data}, {@code id}, {@code ts}, {@code user}, {@code v},
 *     each of which but the name may be missing
 */
public record EventJson(Map<String, @Nullable Object> members) {

    /** Copies the members. */
    public EventJson {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * The name of the event.
     *
     * @return the name
     */
    public String name() {
        return String.valueOf(members.get("name"));
    }

    /**
     * The data of the event.
     *
     * @return the data; an empty map where the sender gave none
     */
    @SuppressWarnings("unchecked") // The keys of a JSON object are text.
    public Map<String, @Nullable Object> data() {
        return members.get("data") instanceof Map<?, ?> data ? (Map<String, @Nullable Object>) data : Map.of();
    }

    /**
     * This event with other data.
     *
     * @param data the data, as plain Java
     * @return a copy
     */
    public EventJson withData(Map<String, ?> data) {
        return with("data", data);
    }

    /**
     * This event with one field of its data changed or added.
     *
     * @param field the name of the field
     * @param value its value, as plain Java
     * @return a copy
     */
    public EventJson withData(String field, @Nullable Object value) {
        return withData(plus(data(), field, value));
    }

    /**
     * This event with one member changed or added.
     *
     * @param member the name of the member
     * @param value its value, as plain Java
     * @return a copy
     */
    public EventJson with(String member, @Nullable Object value) {
        return new EventJson(plus(members, member, value));
    }

    private static Map<String, @Nullable Object> plus(
            Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** Says what it is, but not its data: that does not belong in logs. */
    @Override
    public String toString() {
        return "EventJson[" + name() + "]";
    }
}
