package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.internal.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * An event to be received.
 *
 * @param name its name
 * @param data its payload, an object
 * @param user its user data, an object, if any
 * @param id the id its sender gave it, if any
 * @param ts when it happened, in milliseconds since 1970, if its sender said so
 * @param v the version of its schema, if any
 * @param meta members that belong to the sender's SDK, if any
 * @param ulid the engine's id for it, if the sender determined it so that a repeated request changes nothing
 */
public record IncomingEvent(
        String name,
        JsonSlice data,
        @Nullable JsonSlice user,
        @Nullable String id,
        @Nullable Long ts,
        @Nullable String v,
        @Nullable JsonSlice meta,
        @Nullable String ulid) {

    /** An event with a payload and nothing else. */
    public static IncomingEvent of(String name, JsonSlice data) {
        return new IncomingEvent(name, data, null, null, null, null, null, null);
    }

    /** The same event under an id of the engine's. */
    public IncomingEvent withUlid(String newUlid) {
        return new IncomingEvent(name, data, user, id, ts, v, meta, newUlid);
    }
}
