package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.cdi.ToInngest;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;

/** Sends what is fired with {@link ToInngest}. */
@Singleton
public class EventObserver {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.cdi");

    private final Instance<Inngest> apps;

    /** For the container. */
    @Inject
    public EventObserver(ApplicationBeans beans) {
        apps = beans.lookup().select(Inngest.class, Any.Literal.INSTANCE);
    }

    void atOnce(@Observes @ToInngest Object event, EventMetadata metadata) {
        send(event, metadata);
    }

    /** The container tells nobody what goes wrong here. */
    void afterSuccess(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) @ToInngest(afterSuccess = true) Object event,
            EventMetadata metadata) {
        try {
            send(event, metadata);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An event that was to be sent after the commit is lost: " + event.getClass(), e);
            throw e;
        }
    }

    private void send(Object event, EventMetadata metadata) {
        appOf(metadata).send(event instanceof InngestEvent<?> whole ? whole : InngestEvent.of(event));
    }

    private Inngest appOf(EventMetadata metadata) {
        for (Annotation qualifier : metadata.getQualifiers()) {
            if (Qualifiers.mayBeOfApp(qualifier.annotationType())) {
                Instance<Inngest> own = apps.select(qualifier);
                if (own.isResolvable()) {
                    return own.get();
                }
            }
        }
        return apps.select(Default.Literal.INSTANCE).get();
    }
}
