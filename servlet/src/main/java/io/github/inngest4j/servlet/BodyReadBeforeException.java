package io.github.inngest4j.servlet;

import java.io.IOException;

/** Something before the servlet has read the body, so that neither the call nor its signature can be read. */
final class BodyReadBeforeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyReadBeforeException() {
        super("Something before the Inngest endpoint has read the body of the request, such as a filter that calls"
                + " getParameter or getReader. Keep it away from the path of the endpoint.");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
