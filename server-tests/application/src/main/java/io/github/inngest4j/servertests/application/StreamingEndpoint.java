package io.github.inngest4j.servertests.application;

import jakarta.servlet.annotation.WebServlet;

/** Executes calls on the threads of an executor, and keeps the connections of long ones busy. */
@WebServlet(urlPatterns = "/api/streaming", loadOnStartup = 1)
public class StreamingEndpoint extends AsynchronousEndpoint {

    private static final long serialVersionUID = 1L;

    /** As a container makes it. */
    public StreamingEndpoint() {}

    @Override
    boolean streaming() {
        return true;
    }
}
