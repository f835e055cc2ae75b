package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import io.github.inngest4j.servlet.InngestServlet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The acceptance app in one mode, with its functions behind a probe and a server that is none. For one thread. */
final class HostileApp implements AutoCloseable {

    private static final Work INSTANT = time -> {};

    private final HostileMode mode;
    private final SettableClock clock = new SettableClock();
    private final WatchedTransport server;
    private final Probe probe = new Probe();
    private final Inngest inngest;
    private final ServeHandler handler;

    HostileApp(HostileMode mode) {
        this(mode, new HostileTransport());
    }

    HostileApp(HostileMode mode, WatchedTransport server) {
        this.mode = mode;
        this.server = server;
        InngestBuilder builder =
                Inngest.builder(AcceptanceFunctions.APP_ID).clock(clock).httpTransport(server);
        mode.applyTo(builder);
        inngest = builder.build();
        handler = ServeHandler.builder(inngest)
                .functions(functions(inngest, clock))
                .build();
    }

    private List<InngestFunction> functions(Inngest app, Clock time) {
        return probe.on(AcceptanceFunctions.all(() -> app, time, INSTANT));
    }

    /** The same app behind a servlet, to be asked at a time. */
    InngestServlet servlet() {
        return new InngestServlet(inngest, functions(inngest, clock));
    }

    void setTime(Instant now) {
        clock.set(now);
    }

    /** How often the code of a function was entered. */
    long executed() {
        return probe.entries();
    }

    HostileMode mode() {
        return mode;
    }

    int maxBodySize() {
        return handler.maxBodySize();
    }

    /** What an answer has cost, and what was done for it. */
    record Handled(ServeResponse answer, Cost cost, long executed, List<HttpCall> calls, long answered) {

        /** How many bytes were sent to the server, and came back. */
        long exchanged() {
            return answered
                    + calls.stream().mapToLong(call -> call.body().length).sum();
        }
    }

    Handled handle(ServeRequest request, Instant now) {
        clock.set(now);
        server.take();
        long before = probe.entries();
        Cost.Meter meter = Cost.measure();
        ServeResponse answer = handler.handle(request);
        Cost cost = meter.stop();
        long answered = server.answered();
        return new Handled(answer, cost, probe.entries() - before, server.take(), answered);
    }

    /** Lets nothing wait any more before it is tried again; what does not wait goes on. */
    void closeInngest() {
        inngest.close();
    }

    @Override
    public void close() {
        handler.close();
        inngest.close();
    }
}
