package io.github.inngest4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.http.JdkHttpTransport;
import io.github.inngest4j.servlet.InngestServlet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A function of tiny steps for each {@link CheckpointRule}, on Tomcat in a process of its own. It answers every line with its
 * {@link AppCounts}.
 */
public final class CheckpointApp {

    /** Tomcat tells at length that it starts and ends; kept here, as loggers are forgotten otherwise. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final LongAdder requests = new LongAdder();
    private final LongAdder executions = new LongAdder();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CheckpointApp() {}

    /**
     * Starts it, prints its port, and ends when the standard input does.
     *
     * @param args the URL of the engine
     * @throws Exception if it cannot start
     */
    public static void main(String[] args) throws Exception {
        TOMCAT.setLevel(Level.SEVERE);
        new CheckpointApp().serve(args[0]);
    }

    private void serve(String engine) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Inngest inngest = Inngest.builder(BenchFunctions.APP_ID)
                .dev(engine)
                .httpTransport(new Counting(new JdkHttpTransport(), requests))
                .build();
        List<InngestFunction> functions = Arrays.stream(CheckpointRule.values())
                .map(rule -> function(rule, executor))
                .toList();
        var servlets = Map.of(BenchServer.PATH, new InngestServlet(inngest, functions));
        try (BenchServer server = new BenchServer(0, servlets, List.of(inngest))) {
            ServerProcess.serve(server.port(), question -> counts().toString());
        } finally {
            executor.shutdown();
        }
    }

    private InngestFunction function(CheckpointRule rule, Executor executor) {
        return InngestFunction.define(rule.toString())
                .onEvent(rule.event())
                .retries(0)
                .checkpointing(rule.checkpointing(executor))
                .data(BenchFunctions.Size.class)
                .handler((run, step) -> {
                    long sum = 0;
                    for (int k = 0; k < run.data().n(); k++) {
                        int number = k;
                        sum += step.run("s-" + k, Integer.class, () -> {
                            executions.increment();
                            return number;
                        });
                    }
                    return sum;
                });
    }

    private AppCounts counts() {
        return new AppCounts(system.getProcessCpuTime(), requests.sum(), executions.sum());
    }

    /** The transport that is used by default, and counts. */
    private record Counting(HttpTransport transport, LongAdder requests) implements HttpTransport {

        @Override
        public HttpAnswer send(HttpCall call) throws IOException, InterruptedException {
            requests.increment();
            return transport.send(call);
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
