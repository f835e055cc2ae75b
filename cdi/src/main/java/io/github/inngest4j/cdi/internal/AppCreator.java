package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.lang.annotation.Annotation;

/** Makes an app at run time. */
public final class AppCreator implements SyntheticBeanCreator<Inngest> {

    static final String QUALIFIER = "qualifier";

    /** For the container. */
    public AppCreator() {}

    @Override
    public Inngest create(Instance<Object> lookup, Parameters params) {
        return AppFactory.create(lookup, params.get(QUALIFIER, Annotation.class));
    }
}
