package io.github.inngest4j.jaxrs;

import io.github.inngest4j.serve.OwnEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of an app as a resource of Jakarta REST, in a servlet container or application server (SDK specification,
 * section 4). An application mounts it by a class of its own, which is public:
 *
 * <pre>{@code
 * @Path("/inngest")
 * public class Endpoint extends InngestResource {
 *     @Override
 *     protected void configure(InngestMount mount) {
 *         mount.app("shop").functions(Orders.fulfil(), Orders.remind());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Life.</b> The endpoint is opened at the first request, and closed when the web application ends, where calls that are
 * being executed are waited for. It belongs to the class and the web application, not to the object: a runtime may make one for
 * each request, as it does by default, or one for all, for a singleton or a bean. If its configuration is wrong, requests are answered with
 * 500, and the reason is in the log, once.
 *
 * <p><b>Bodies.</b> A request's signature is made over the exact bytes of its body, which are taken as a stream, so that no
 * provider for JSON takes part. If a filter or an interceptor has read or changed it before, the request is answered with 500
 * and an error that says so. A body larger than {@code inngest.max-body-size} is not read to its end.
 *
 * <p><b>Threads.</b> A call is executed on the request thread. With {@code inngest.streaming}, and an {@linkplain
 * InngestMount#executor executor}, the request thread waits for its call and writes a space every 3 seconds, so that no proxy
 * takes the connection for dead. A call that takes less time is answered as ever.
 *
 * <p><b>Registration.</b> With {@code inngest.sync-on-start} the app is registered when the endpoint is opened, which is at the first
 * request. {@link InngestFeature} does so when the application starts.
 *
 * <p>Where REST is not served by servlets there is {@link InngestFeature} too. Filters of the application that check who makes
 * a request must let those for the endpoint pass: they are signed.
 *
 * <p>Thread-safe.
 */
public abstract class InngestResource implements OwnEndpoint {

    /** For a class that extends this. */
    protected InngestResource() {}

    /**
     * Says what the resource serves. Called once, at the first request, on the object that is to answer it: what is
     * injected is there. By default it serves the app that was discovered for its path, such as by CDI.
     *
     * @param mount takes the app, its functions and an executor; it is of no use afterwards
     * @throws Exception whatever keeps the resource from its service
     */
    protected void configure(InngestMount mount) throws Exception {
        mount.discover(this);
    }

    /**
     * Describes the app, or executes a call that a redirect has made a GET.
     *
     * @param request the request
     * @return the answer
     */
    @GET
    public Response get(@Context HttpServletRequest request) {
        return serve(request, null);
    }

    /**
     * Executes a call.
     *
     * @param request the request
     * @param entity its body
     * @return the answer
     */
    @POST
    public Response post(@Context HttpServletRequest request, InputStream entity) {
        return serve(request, entity);
    }

    /**
     * Registers the app.
     *
     * @param request the request
     * @param entity its body
     * @return the answer
     */
    @PUT
    public Response put(@Context HttpServletRequest request, InputStream entity) {
        return serve(request, entity);
    }

    /**
     * Refuses the method.
     *
     * @param request the request
     * @return the answer, with status 405
     */
    @DELETE
    public Response delete(@Context HttpServletRequest request) {
        return serve(request, null);
    }

    /**
     * Refuses the method.
     *
     * @param request the request
     * @return the answer, with status 405
     */
    @PATCH
    public Response patch(@Context HttpServletRequest request) {
        return serve(request, null);
    }

    /**
     * Refuses the method, which a runtime would take for a GET.
     *
     * @param request the request
     * @return the answer, with status 405
     */
    @HEAD
    public Response head(@Context HttpServletRequest request) {
        return serve(request, null);
    }

    /**
     * Refuses the method, which a runtime would answer by itself.
     *
     * @param request the request
     * @return the answer, with status 405
     */
    @OPTIONS
    public Response options(@Context HttpServletRequest request) {
        return serve(request, null);
    }

    private Response serve(HttpServletRequest request, @Nullable InputStream entity) {
        Endpoints home = ServletSide.endpoints(request.getServletContext());
        Endpoint endpoint =
                home.of(getClass(), () -> InngestMount.open(this::configure, home, request.getRequestURI()));
        return endpoint == null ? Responses.notOpen() : endpoint.serve(ServletSide.incoming(request, entity));
    }
}
