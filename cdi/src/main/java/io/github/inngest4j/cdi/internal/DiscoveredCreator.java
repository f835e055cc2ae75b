package io.github.inngest4j.cdi.internal;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.util.List;

/** Hands over at run time what was found at build time. */
public final class DiscoveredCreator implements SyntheticBeanCreator<Discovered> {

    static final String BEANS = "beans";

    /** For the container. */
    public DiscoveredCreator() {}

    @Override
    public Discovered create(Instance<Object> lookup, Parameters params) {
        return new Discovered(List.of(params.get(BEANS, Class[].class)));
    }
}
