package io.github.inngest4j;

import io.github.inngest4j.internal.client.EventApi;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.middleware.EventJson;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** Writes events as the server takes them, and refuses at once what the server would refuse. */
final class EventPayloads {

    private static final int MAX_NAME_LENGTH = 512;
    private static final String RESERVED = "inngest/";
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JsonMapper mapper;
    private final Clock clock;

    EventPayloads(JsonMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * An event as one JSON object. The time is always in it: an event that is sent twice must be the same twice.
     *
     * @throws IllegalArgumentException if the server would refuse the event
     */
    JsonSlice write(InngestEvent<?> event) {
        checkName(event.name());
        JsonWriter writer = new JsonWriter().beginObject().name("name").value(event.name());
        writer.name("data").raw(data(event));
        if (event.user() != null) {
            writer.name("user").raw(mapper.write(event.user()));
        }
        if (event.id() != null) {
            writer.name("id").value(event.id());
        }
        writer.name("ts").value(millis(event));
        if (event.v() != null) {
            writer.name("v").value(event.v());
        }
        JsonSlice json = writer.endObject().toSlice();
        checkSize(event.name(), json);
        return json;
    }

    /**
     * An event as middleware made it.
     *
     * @throws IllegalArgumentException if the server would refuse the event
     */
    static JsonSlice write(EventJson event) {
        checkName(event.name());
        JsonSlice json = new JsonWriter().plain(event.members()).toSlice();
        checkSize(event.name(), json);
        return json;
    }

    private static void checkSize(String name, JsonSlice json) {
        if (json.length() > EventApi.maxEventSize()) {
            throw new IllegalArgumentException("event '" + name + "': its JSON has " + json.length()
                    + " bytes, but the server takes at most " + EventApi.maxEventSize());
        }
    }

    private static void checkName(String name) {
        if (name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("An event's name may have " + MAX_NAME_LENGTH + " characters, but '"
                    + name.substring(0, 40) + "…' has " + name.length());
        }
        if (name.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
            throw new IllegalArgumentException("event '" + name + "': names that start with " + RESERVED
                    + " are reserved for the server's own events");
        }
    }

    private JsonSlice data(InngestEvent<?> event) {
        if (event.data() == null) {
            return JsonSlice.of("{}");
        }
        JsonSlice data = mapper.write(event.data());
        if (data.kind() != JsonKind.OBJECT) {
            throw new IllegalArgumentException("event '" + event.name() + "': data must be a JSON object, but "
                    + event.data().getClass().getName() + " becomes "
                    + data.kind().name().toLowerCase(Locale.ROOT));
        }
        return data;
    }

    private long millis(InngestEvent<?> event) {
        Instant ts = event.ts() == null ? clock.instant() : event.ts();
        if (ts.isBefore(EARLIEST) || ts.isAfter(LATEST)) {
            throw new IllegalArgumentException("event '" + event.name() + "': ts must be between " + EARLIEST + " and "
                    + LATEST + ", but is " + ts);
        }
        return ts.toEpochMilli();
    }
}
