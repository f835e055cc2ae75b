package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;

/** Closes an app when the application ends. */
public final class AppDisposer implements SyntheticBeanDisposer<Inngest> {

    /** For the container. */
    public AppDisposer() {}

    @Override
    public void dispose(Inngest app, Instance<Object> lookup, Parameters params) {
        app.close();
    }
}
