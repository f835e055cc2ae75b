package io.github.inngest4j.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** The same with what a servlet container tells, where there is one and not only its API. */
@PreMatching
final class ServletFilter extends EndpointFilter {

    /** The request of the thread. */
    @Context
    private @Nullable HttpServletRequest servletRequest;

    ServletFilter(FeatureEndpoint feature) {
        super(feature);
    }

    @Override
    @Nullable
    Endpoint endpoint(ContainerRequestContext request) {
        ServletContext context = servletContext();
        return servletRequest == null || context == null
                ? super.endpoint(request)
                : feature.endpointIn(ServletSide.endpoints(context), servletRequest.getRequestURI());
    }

    @Override
    Incoming incoming(ContainerRequestContext request) {
        return servletRequest == null || servletContext() == null
                ? super.incoming(request)
                : ServletSide.incoming(servletRequest, request.getEntityStream());
    }

    private @Nullable ServletContext servletContext() {
        try {
            return servletRequest == null ? null : servletRequest.getServletContext();
        } catch (RuntimeException e) {
            return null; // What was injected stands for something that is not there.
        }
    }
}
