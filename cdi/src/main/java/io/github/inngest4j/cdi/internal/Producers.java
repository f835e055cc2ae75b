package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.EventSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** What applications inject. */
@Singleton
public class Producers {

    /** For the container. */
    public Producers() {}

    /** The steps of the current call. */
    @Produces
    @ApplicationScoped
    public Step step(Calls calls) {
        return new CurrentStep(calls);
    }

    /** The run of the current call. */
    @Produces
    @Dependent
    public <E> Run<E> run(Calls calls) {
        return new CurrentRun<>(calls);
    }

    /** Sends events of the class that the injection point names. */
    @Produces
    @Dependent
    public <T> EventSender<T> sender(InjectionPoint point, ApplicationBeans beans) {
        Type type = point.getType();
        Type data = type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
        return AppEventSender.of(beans.lookup().select(Inngest.class).get(), data, point);
    }
}
