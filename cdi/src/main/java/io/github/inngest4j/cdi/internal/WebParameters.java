package io.github.inngest4j.cdi.internal;

import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.servlet.ServletContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a web application. Loaded only where there is the API. */
final class WebParameters {

    private WebParameters() {}

    /** The parameters, or {@code null} if what has started is no web application. */
    static @Nullable Function<String, @Nullable String> of(Object started) {
        return started instanceof ServletContext context ? context::getInitParameter : null;
    }

    /** Whether this is a web application, which is still to start. */
    static boolean areToCome(BeanContainer beans) {
        return !beans.getBeans(ServletContext.class).isEmpty();
    }
}
