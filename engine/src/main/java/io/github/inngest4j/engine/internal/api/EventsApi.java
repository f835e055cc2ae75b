package io.github.inngest4j.engine.internal.api;

import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.engine.internal.machine.IncomingEvent;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.wire.EventIdSeed;
import io.github.inngest4j.engine.internal.wire.EventReader;
import io.github.inngest4j.engine.internal.wire.Headers;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.List;

/** Events: sending and looking them up. */
public final class EventsApi {

    private final Kernel kernel;
    private final Driver driver;

    /** Over an engine's state. */
    public EventsApi(Kernel kernel, Driver driver) {
        this.kernel = kernel;
        this.driver = driver;
    }

    EngineResponse send(EngineRequest request) {
        EventIdSeed seed = EventIdSeed.parse(request.headers().get(Headers.EVENT_ID_SEED));
        List<IncomingEvent> events = EventReader.read(JsonSlice.of(request.body(), JsonLimits.DEFAULT), seed);
        List<String> ids = send(events);
        return Answers.object(200, out -> {
            out.name("ids").beginArray();
            ids.forEach(out::value);
            out.endArray().name("status").value(200);
        });
    }

    /** Has events received and gives their ids. */
    public List<String> send(List<IncomingEvent> events) {
        Reply reply = driver.submit(new Input.EventsReceived(events));
        return reply instanceof Reply.EventIds ids ? ids.ids() : List.of();
    }

    EngineResponse get(String id) {
        EventState event = kernel.read(state -> state.get(Tables.EVENTS, id));
        if (event == null) {
            throw new ApiException(404, "there is no event " + id);
        }
        return Answers.data(kernel.now(), out -> {
            out.beginObject();
            out.name("internal_id").value(event.id());
            out.name("received_at").value(event.receivedAt().toString());
            out.name("id").value(event.visibleId());
            out.name("name").value(event.name());
            out.name("data").raw(event.data());
            out.name("user").raw(event.user() == null ? Json.EMPTY_OBJECT : event.user());
            out.name("ts").value(event.ts());
            out.name("v").value(event.v());
            out.endObject();
        });
    }
}
