package io.github.inngest4j.servertests.application;

import jakarta.json.bind.spi.JsonbProvider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells which JSON-B provider the application has. */
@WebServlet("/json-provider")
public class JsonProvider extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** As a container makes it. */
    public JsonProvider() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(JsonbProvider.provider().getClass().getName());
    }
}
