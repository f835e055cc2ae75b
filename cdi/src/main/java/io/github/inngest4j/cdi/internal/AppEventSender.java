package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.EventName;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.cdi.EventSender;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends events by an app. */
final class AppEventSender<T> implements EventSender<T> {

    private final Inngest app;

    private AppEventSender(Inngest app) {
        this.app = app;
    }

    /**
     * A sender for an injection point.
     *
     * @throws IllegalArgumentException if it asks for data that no event has
     */
    static <T> EventSender<T> of(Inngest app, Type data, Object point) {
        if (!(data instanceof Class<?> type && type.isAnnotationPresent(EventName.class))) {
            throw new IllegalArgumentException(point + " asks for an EventSender of " + data.getTypeName()
                    + ", which is no class with an @EventName: annotate it, or inject an Inngest");
        }
        return new AppEventSender<>(app);
    }

    @Override
    public String send(T data) {
        return app.send(InngestEvent.of(data)).get(0);
    }

    @Override
    public List<String> sendAll(Collection<? extends T> data) {
        List<InngestEvent<?>> events = new ArrayList<>();
        data.forEach(each -> events.add(InngestEvent.of(each)));
        return app.send(events);
    }
}
