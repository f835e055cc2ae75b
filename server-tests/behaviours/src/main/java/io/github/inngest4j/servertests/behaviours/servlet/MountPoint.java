package io.github.inngest4j.servertests.behaviours.servlet;

import io.github.inngest4j.servertests.behaviours.ThisApplication;
import io.github.inngest4j.servlet.InngestServlet;
import io.github.inngest4j.suite.HttpEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where each behaviour mounts the servlet that it needs. */
public class MountPoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static volatile @Nullable MountPoint current;

    private transient volatile @Nullable InngestServlet mounted;

    /** As a container makes it. */
    public MountPoint() {}

    /** The mount point of this application. */
    static MountPoint current() {
        MountPoint point = current;
        if (point == null) {
            throw new IllegalStateException("The server has not started the application");
        }
        return point;
    }

    @Override
    public void init() {
        current = this;
    }

    /** Serves a servlet, until the endpoint is closed. */
    HttpEndpoint mount(InngestServlet servlet) throws ServletException {
        servlet.init(getServletConfig());
        mounted = servlet;
        return new HttpEndpoint(ThisApplication.current().at("/api/inngest"), () -> {
            mounted = null;
            servlet.destroy();
        });
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        InngestServlet servlet = mounted;
        if (servlet == null) {
            response.sendError(404);
        } else {
            servlet.service(request, response);
        }
    }
}
