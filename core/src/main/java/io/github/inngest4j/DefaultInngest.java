package io.github.inngest4j;

import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.client.EventApi;
import io.github.inngest4j.internal.client.EventsNotSentException;
import io.github.inngest4j.internal.client.Pause;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.runtime.AppContext;
import io.github.inngest4j.middleware.EventJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The app and its client. Holds nothing that changes. */
final class DefaultInngest implements Inngest {

    private final AppContext context;
    private final EventApi events;
    private final EventPayloads payloads;
    private final Pause pause;
    private final HttpTransport transport;

    DefaultInngest(AppContext context, EventApi events, Pause pause, HttpTransport transport) {
        this.context = context;
        this.events = events;
        this.payloads = new EventPayloads(context.json(), context.clock());
        this.pause = pause;
        this.transport = transport;
    }

    @Override
    public String appId() {
        return context.settings().appId();
    }

    @Override
    public List<String> send(InngestEvent<?>... toSend) {
        return send(List.of(toSend));
    }

    @Override
    public List<String> send(Collection<? extends InngestEvent<?>> toSend) {
        List<JsonSlice> written = new ArrayList<>();
        for (InngestEvent<?> event : toSend) {
            written.add(payloads.write(event));
        }
        return context.middleware().wrapsSending() ? sendThroughMiddleware(written) : post(written);
    }

    private List<String> sendThroughMiddleware(List<JsonSlice> written) {
        List<EventJson> plain = written.stream().map(DefaultInngest::plain).toList();
        try {
            return context.middleware()
                    .send(
                            plain,
                            changed -> post(
                                    changed.stream().map(EventPayloads::write).toList()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new EventSendException("A middleware has failed while events were sent: " + e, List.of(), e);
        }
    }

    @SuppressWarnings("unchecked") // An event is written as an object.
    private static EventJson plain(JsonSlice event) {
        return new EventJson((Map<String, @Nullable Object>) Objects.requireNonNull(event.toPlain()));
    }

    private List<String> post(List<JsonSlice> written) {
        try {
            return events.send(written);
        } catch (EventsNotSentException e) {
            throw new EventSendException(e.getMessage(), e.acceptedIds(), null);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        // Where a method returns the object it was called on, a proxy of CDI returns itself.
        Object part = type.isInstance(context) ? context : this;
        if (!type.isInstance(part)) {
            throw new IllegalArgumentException("An app is no " + type.getName());
        }
        return type.cast(part);
    }

    @Override
    public void close() {
        pause.close();
        transport.close();
    }

    @Override
    public String toString() {
        return "Inngest[" + appId() + "]";
    }
}
