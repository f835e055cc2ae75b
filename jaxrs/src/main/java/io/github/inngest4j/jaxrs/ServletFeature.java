package io.github.inngest4j.jaxrs;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/** What {@link InngestFeature} needs of servlets, whose API need not be there. */
final class ServletFeature implements Feature {

    private final FeatureEndpoint feature;

    /** The servlet of the runtime, if it tells a feature about it. */
    @Context
    private @Nullable ServletConfig servlet;

    ServletFeature(FeatureEndpoint feature) {
        this.feature = feature;
    }

    @Override
    public boolean configure(FeatureContext context) {
        ServletContext application = application();
        if (servlet != null && application != null) {
            feature.openIn(ServletSide.endpoints(application), ServletSide.path(servlet));
        }
        context.register(new ServletFilter(feature), InngestFeature.PRIORITY);
        return true;
    }

    private @Nullable ServletContext application() {
        try {
            return servlet == null ? null : servlet.getServletContext();
        } catch (RuntimeException e) {
            return null; // What was injected stands for something that is not there.
        }
    }
}
