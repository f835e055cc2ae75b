package io.github.inngest4j.servertests.cdi.jta;

import io.github.inngest4j.cdi.DurableStep;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes part in transactions, and remembers how they ended. */
@ApplicationScoped
public class Ledger {

    private final List<String> ends = new CopyOnWriteArrayList<>();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    /** For the container. */
    public Ledger() {}

    /** A step with a transaction, whose result is how many had ended before. */
    @DurableStep
    @Transactional
    public int book(String entry) {
        int before = ends.size();
        join(entry);
        return before;
    }

    /** A step whose transaction rolls back. */
    @DurableStep
    @Transactional
    public void overdraw(String entry) {
        join(entry);
        throw new IllegalStateException("No money");
    }

    /** Not a step: what it calls is within its transaction. */
    @Transactional
    public void within(Runnable body) {
        body.run();
    }

    private void join(String entry) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                ends.add(entry + (status == Status.STATUS_COMMITTED ? " committed" : " rolled back"));
            }
        });
    }

    /** How the transactions of an entry ended. */
    public List<String> ends(String entry) {
        return ends.stream().filter(end -> end.startsWith(entry + " ")).toList();
    }
}
