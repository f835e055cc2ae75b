package io.github.inngest4j.benchmarks;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.servlet.InngestServlet;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The app, in dev mode and with signatures, beside the {@link BareServlets} on the same Tomcat, in a process of its own. */
public final class ComparisonServer {

    static final String READING = "/reading";
    static final String PARSING = "/parsing";
    static final String SIGNING = "/signing";
    static final String SIGNED_APP = "/signed";
    static final String CPU_TIME = "/cpu";

    /** Tomcat tells at length that it starts and ends; kept here, as loggers are forgotten otherwise. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private ComparisonServer() {}

    /**
     * Starts it, prints its port, and ends when the standard input does: with the process that has started this one.
     *
     * @param args none
     * @throws Exception if it cannot start
     */
    public static void main(String[] args) throws Exception {
        TOMCAT.setLevel(Level.SEVERE);
        Inngest dev =
                BenchApp.builder("dev", null).checkpointing(Checkpointing.off()).build();
        Inngest signed = BenchApp.builder("signed", null)
                .checkpointing(Checkpointing.off())
                .build();
        var servlets = Map.of(
                READING,
                new BareServlets.Reading(),
                PARSING,
                new BareServlets.Parsing(),
                SIGNING,
                new BareServlets.Signing(),
                CPU_TIME,
                new BareServlets.CpuTime(),
                BenchServer.PATH,
                new InngestServlet(dev, BenchFunctions.all()),
                SIGNED_APP,
                new InngestServlet(signed, BenchFunctions.all()));
        try (BenchServer server = new BenchServer(0, servlets, List.of(dev, signed))) {
            System.out.println(server.port());
            System.in.transferTo(System.out);
        }
    }
}
