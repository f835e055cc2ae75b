package io.github.inngest4j.servertests.cdi;

import io.github.inngest4j.Run;
import io.github.inngest4j.cdi.DurableStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A collaborator, whose methods are steps. */
@ApplicationScoped
public class Warehouse {

    private final AtomicInteger reservations = new AtomicInteger();

    @Inject
    Run<?> run;

    @Inject
    Call call;

    /** For the container. */
    public Warehouse() {}

    /**
     * What was reserved.
     *
     * @param article what
     * @param reservation which
     */
    public record Reserved(String article, int reservation) {}

    /** Executed once in a run. */
    @DurableStep
    public List<Reserved> reserve(String article) {
        return List.of(new Reserved(article, reservations.incrementAndGet()));
    }

    /** Fails, as a step does. */
    @DurableStep("send out")
    public void send() {
        throw new IllegalArgumentException("No address");
    }

    /** The run in which this is called, as it is known here. */
    public String runId() {
        return run.runId();
    }

    /** The present call, as it is known here. */
    public int callNumber() {
        return call.number();
    }
}
