package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.machine.IncomingEvent;
import io.github.inngest4j.engine.internal.machine.InternalEvents;
import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads events as they are sent to the events API, and refuses those that an Inngest server refuses. */
public final class EventReader {

    private static final int MAX_EVENTS = 5000;
    private static final int MAX_NAME_LENGTH = 512;
    private static final long EARLIEST = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private EventReader() {}

    /**
     * Reads one event or an array of events.
     *
     * @param seed determines the events' ids, if given
     * @throws EventException if one of them is not acceptable
     */
    public static List<IncomingEvent> read(JsonSlice body, @Nullable EventIdSeed seed) {
        List<IncomingEvent> events = new ArrayList<>();
        if (body.kind() == JsonKind.ARRAY) {
            JsonScanner scanner = body.scan();
            scanner.beginArray();
            while (scanner.nextElement()) {
                events.add(withId(readEvent(scanner.readValue()), seed, events.size()));
            }
        } else {
            events.add(withId(readEvent(body), seed, 0));
        }
        if (events.size() > MAX_EVENTS) {
            throw new EventException("there are more than " + MAX_EVENTS + " events in one request");
        }
        return events;
    }

    private static IncomingEvent withId(IncomingEvent event, @Nullable EventIdSeed seed, int index) {
        return seed == null ? event : event.withUlid(seed.ulid(index));
    }

    private static IncomingEvent readEvent(JsonSlice json) {
        if (json.kind() != JsonKind.OBJECT) {
            throw new EventException("an event is " + json.kind().noun() + ", not an object");
        }
        String name = text(json, "name");
        if (name == null || name.isEmpty()) {
            throw new EventException("event name is empty");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw new EventException("event name has more than " + MAX_NAME_LENGTH + " characters");
        }
        if (name.toLowerCase(Locale.ROOT).startsWith(InternalEvents.PREFIX)) {
            throw new EventException(
                    "event name \"" + name + "\" is reserved: names that start with inngest/ are internal");
        }
        JsonSlice data = object(json, "data", name);
        String id = text(json, "id");
        return new IncomingEvent(
                name,
                data == null ? Json.EMPTY_OBJECT : data,
                object(json, "user", name),
                id == null || id.isEmpty() ? null : id,
                timestamp(json, name),
                text(json, "v"),
                object(json, "meta", name),
                null);
    }

    private static @Nullable Long timestamp(JsonSlice json, String name) {
        JsonSlice ts = json.member("ts");
        if (ts == null || ts.kind() == JsonKind.NULL) {
            return null;
        }
        if (ts.kind() != JsonKind.NUMBER) {
            throw new EventException(
                    "event \"" + name + "\": ts is " + ts.kind().noun() + ", not a number");
        }
        long millis = (long) ts.scan().readDouble();
        if (millis == 0) {
            return null;
        }
        if (millis < EARLIEST || millis > LATEST) {
            throw new EventException("event \"" + name
                    + "\": ts is not between the years 1980 and 2100; it is in milliseconds, not in seconds");
        }
        return millis;
    }

    private static @Nullable JsonSlice object(JsonSlice json, String member, String name) {
        JsonSlice value = json.member(member);
        if (value == null || value.kind() == JsonKind.NULL) {
            return null;
        }
        if (value.kind() != JsonKind.OBJECT) {
            throw new EventException(
                    "event \"" + name + "\": " + member + " is " + value.kind().noun() + ", not an object");
        }
        return JsonSlice.of(value.toByteArray(), JsonLimits.DEFAULT);
    }

    private static @Nullable String text(JsonSlice json, String member) {
        JsonSlice value = json.member(member);
        if (value == null || value.kind() == JsonKind.NULL) {
            return null;
        }
        if (value.kind() != JsonKind.STRING) {
            throw new EventException(
                    "an event's " + member + " is " + value.kind().noun() + ", not a text");
        }
        return value.scan().readString();
    }
}
