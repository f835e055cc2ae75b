package io.github.inngest4j.jaxrs;

import io.github.inngest4j.serve.ServeRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers the requests for a feature's endpoint, before the runtime looks for a resource. */
@PreMatching
class EndpointFilter implements ContainerRequestFilter {

    private static final byte[] NOTHING = {};

    final FeatureEndpoint feature;

    EndpointFilter(FeatureEndpoint feature) {
        this.feature = feature;
    }

    @Override
    public final void filter(ContainerRequestContext request) {
        if (feature.isAt(request.getUriInfo().getPath())) {
            Endpoint endpoint = endpoint(request);
            request.abortWith(endpoint == null ? Responses.notOpen() : endpoint.serve(incoming(request)));
        }
    }

    @Nullable
    Endpoint endpoint(ContainerRequestContext request) {
        return feature.endpoint(url(request.getUriInfo()).getRawPath());
    }

    Incoming incoming(ContainerRequestContext request) {
        ServeRequest head = new ServeRequest(
                request.getMethod().toUpperCase(Locale.ROOT),
                url(request.getUriInfo()),
                request.getHeaders(),
                NOTHING,
                null,
                request);
        return new Incoming(head, request::getEntityStream);
    }

    private static URI url(UriInfo uri) {
        try {
            return uri.getRequestUri();
        } catch (IllegalArgumentException e) {
            return uri.getAbsolutePath(); // The query is none.
        }
    }
}
