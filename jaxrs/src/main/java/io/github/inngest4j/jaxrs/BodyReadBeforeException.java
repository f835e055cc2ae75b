package io.github.inngest4j.jaxrs;

import java.io.IOException;

/** Something before the endpoint has read or changed the body, so that neither the call nor its signature can be read. */
final class BodyReadBeforeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyReadBeforeException() {
        super("Something before the Inngest endpoint has read or changed the body of the request, such as a filter that"
                + " reads the entity or calls getParameter, or a ReaderInterceptor. Keep it away from the path of the"
                + " endpoint.");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
