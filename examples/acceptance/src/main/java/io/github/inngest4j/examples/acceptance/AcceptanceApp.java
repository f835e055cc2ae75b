package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves the functions of this package on the port in {@code PORT}. Where the Inngest server is, and with which keys, the
 * library reads from {@code INNGEST_DEV}, {@code INNGEST_SIGNING_KEY} and so on by itself.
 */
public final class AcceptanceApp {

    static final String PATH = "/api/inngest";
    static final String OTHER_PATH = "/api/inngest-other";

    private AcceptanceApp() {}

    /**
     * Starts the app, which ends with the process.
     *
     * @param args {@code conformance} for the app of the conformance runner, nothing for the acceptance app
     * @throws Exception if the port is taken
     */
    public static void main(String[] args) throws Exception {
        requireServe(System.getenv("ACCEPTANCE_TRANSPORT"));
        int port = port(System.getenv("PORT"));
        Map<String, InngestServlet> servlets = List.of(args).contains("conformance")
                ? Map.of(PATH, new ConformanceEndpoint())
                : Map.of(PATH, new AcceptanceEndpoint(), OTHER_PATH, new OtherEndpoint());
        EmbeddedTomcat tomcat = new EmbeddedTomcat(port, servlets);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(tomcat), "close Tomcat"));
        System.out.println("Serving " + servlets.keySet() + " on http://127.0.0.1:" + tomcat.port());
    }

    /** The app of all fixtures. */
    private static final class AcceptanceEndpoint extends InngestServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void configure(InngestMount mount) {
            mount.app(AcceptanceFunctions.APP_ID, AcceptanceFunctions::stepByStep);
            Inngest app = mount.inngest();
            mount.functions(AcceptanceFunctions.all(() -> app));
        }
    }

    /** The second app, beside the first. */
    private static final class OtherEndpoint extends InngestServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void configure(InngestMount mount) {
            mount.app(OtherApp.ID, AcceptanceFunctions::stepByStep).functions(OtherApp.remote());
        }
    }

    /** The app that stands alone for the conformance runner. */
    private static final class ConformanceEndpoint extends InngestServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void configure(InngestMount mount) {
            mount.app("conformance", AcceptanceFunctions::stepByStep).functions(new Conformance().functions());
        }
    }

    static void requireServe(@Nullable String transport) {
        if (transport != null && !transport.isBlank() && !transport.equals("serve")) {
            throw new IllegalArgumentException("ACCEPTANCE_TRANSPORT is '" + transport
                    + "', but this app is only served over HTTP: unset it, or set it to 'serve'");
        }
    }

    static int port(@Nullable String port) {
        if (port == null || port.isBlank()) {
            throw new IllegalArgumentException("PORT is not set: set it to the port to listen on");
        }
        return Integer.parseInt(port.strip());
    }

    private static void close(EmbeddedTomcat tomcat) {
        try {
            tomcat.close();
        } catch (Exception e) {
            System.getLogger(AcceptanceApp.class.getName()).log(Level.WARNING, "Tomcat did not end well", e);
        }
    }
}
