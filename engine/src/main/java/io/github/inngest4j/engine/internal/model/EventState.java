package io.github.inngest4j.engine.internal.model;

import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param id the engine's id, a ULID
 * @param visibleId the id that applications see: the sender's, or else {@code id}
 * @param name the event's name
 * @param ts when it happened, in milliseconds since 1970
 * @param data its payload, an object
 * @param user its user data, an object, if any
 * @param v the version of its schema, if any
 * @param meta further members that belong to the sender's SDK, if any
 * @param receivedAt when it arrived
 */
public record EventState(
        String id,
        String visibleId,
        String name,
        long ts,
        JsonSlice data,
        @Nullable JsonSlice user,
        @Nullable String v,
        @Nullable JsonSlice meta,
        Instant receivedAt) {}
