package io.github.inngest4j.internal.client;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that go out in one request: at most as many, and as large, as the server takes.
 *
 * @param events the events
 */
record EventBatch(List<JsonSlice> events) {

    /** What the server's event API takes in one request. */
    static final int MAX_EVENTS = 5000;

    /** The server's limit for an event, in bytes; here also that of a request, so that proxies let it pass. */
    static final int MAX_BYTES = 3 << 20;

    static List<EventBatch> split(List<JsonSlice> events) {
        List<EventBatch> batches = new ArrayList<>();
        List<JsonSlice> batch = new ArrayList<>();
        long size = 2; // the brackets
        for (JsonSlice event : events) {
            if (batch.size() == MAX_EVENTS || !batch.isEmpty() && size + event.length() + 1 > MAX_BYTES) {
                batches.add(new EventBatch(List.copyOf(batch)));
                batch.clear();
                size = 2;
            }
            batch.add(event);
            size += event.length() + 1L;
        }
        if (!batch.isEmpty()) {
            batches.add(new EventBatch(List.copyOf(batch)));
        }
        return batches;
    }

    byte[] body() {
        JsonWriter writer = new JsonWriter().beginArray();
        events.forEach(writer::raw);
        return writer.endArray().toByteArray();
    }
}
