package io.github.inngest4j.servertests.application;

import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.annotation.WebServlet;

/** Executes calls on the request thread. */
@WebServlet(urlPatterns = "/api/inngest", loadOnStartup = 1)
public class SynchronousEndpoint extends InngestServlet {

    private static final long serialVersionUID = 1L;

    /** As a container makes it. */
    public SynchronousEndpoint() {}

    @Override
    protected void configure(InngestMount mount) {
        App.mount(mount, getServletContext(), false);
    }
}
