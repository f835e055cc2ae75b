package io.github.inngest4j.cdi.internal;

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
}
