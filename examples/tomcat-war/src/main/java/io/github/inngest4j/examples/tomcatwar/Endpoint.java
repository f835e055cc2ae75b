package io.github.inngest4j.examples.tomcatwar;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.annotation.WebServlet;

/** Where the Inngest server calls the shop. Keys and addresses come from the environment. */
@WebServlet(urlPatterns = "/api/inngest", loadOnStartup = 1)
public class Endpoint extends InngestServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void configure(InngestMount mount) {
        mount.app("tomcat-shop")
                .functions(FulfilOrder.function(new Warehouse()), Welcome.function())
                .functions(InngestFunction.annotated(new Invoices()));
    }
}
