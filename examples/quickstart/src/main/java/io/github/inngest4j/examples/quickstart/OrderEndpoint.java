package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import java.net.URI;

/** Mounts the function. In a WAR it would be a {@code @WebServlet}, and take its settings from its surroundings. */
final class OrderEndpoint extends InngestServlet {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/api/inngest";

    private final transient URI origin;
    private final transient URI server;
    private final transient OrderFlow orders;

    OrderEndpoint(URI origin, URI server, OrderFlow orders) {
        this.origin = origin;
        this.server = server;
        this.orders = orders;
    }

    @Override
    protected void configure(InngestMount mount) {
        mount.app(
                        "quickstart",
                        settings -> settings.dev(server.toString())
                                .serveOrigin(origin.toString())
                                .syncOnStart(true))
                .functions(orders.fulfilOrder());
    }
}
