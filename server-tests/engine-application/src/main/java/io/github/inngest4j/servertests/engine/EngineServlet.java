package io.github.inngest4j.servertests.engine;

import io.github.inngest4j.engine.Engine;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** Makes the engine and the functions of this application known to each other, and tells where the engine is. */
@WebServlet("/engine")
public class EngineServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient EngineBean engineBean;

    /** As a container makes it. */
    public EngineServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Engine engine = engineBean.engine();
        engine.addApp(URI.create("http://" + request.getHeader("Host") + request.getContextPath() + "/api/inngest"));
        response.getWriter().print(engine.url());
    }
}
