package io.github.inngest4j.benchmarks;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@link BenchFunctions} on the port in {@code PORT}, to be measured from outside. {@code MODE} is {@code dev}, where
 * {@code INNGEST_DEV} may have the URL of the dev server, or {@code signed}, with a signing key known to everybody.
 */
public final class BenchApp {

    static final String SIGNING_KEY = "signkey-test-12345678901234567890123456789012";

    private BenchApp() {}

    /**
     * Starts the app, which ends with the process.
     *
     * @param args none
     * @throws Exception if the port is taken
     */
    public static void main(String[] args) throws Exception {
        int port = port(System.getenv("PORT"));
        Inngest inngest =
                builder(System.getenv("MODE"), System.getenv("INNGEST_DEV")).build();
        BenchServer server = new BenchServer(port, inngest);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "close Tomcat"));
        System.out.println(
                "Serving " + BenchFunctions.APP_ID + " on http://127.0.0.1:" + server.port() + "/api/inngest");
    }

    /** The app in a mode; blank means dev mode. */
    static InngestBuilder builder(@Nullable String mode, @Nullable String devServer) {
        InngestBuilder builder = Inngest.builder(BenchFunctions.APP_ID);
        switch (mode == null ? "" : mode.strip()) {
            case "", "dev" -> {
                if (devServer != null && devServer.contains("://")) {
                    builder.dev(devServer);
                } else {
                    builder.dev(true);
                }
            }
            case "signed" -> builder.dev(false).signingKey(SIGNING_KEY);
            default -> throw new IllegalArgumentException("MODE is '" + mode + "', but must be 'dev' or 'signed'");
        }
        return builder;
    }

    private static int port(@Nullable String port) {
        if (port == null || port.isBlank()) {
            throw new IllegalArgumentException("PORT is not set: set it to the port to listen on");
        }
        return Integer.parseInt(port.strip());
    }

    private static void close(BenchServer server) {
        try {
            server.close();
        } catch (Exception e) {
            System.getLogger(BenchApp.class.getName()).log(Level.WARNING, "Tomcat did not end well", e);
        }
    }
}
