package io.github.inngest4j.servertests.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** One for each call. */
@RequestScoped
public class Call {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicInteger DESTROYED = new AtomicInteger();

    private final int number = MADE.incrementAndGet();

    /** For the container. */
    public Call() {}

    int number() {
        return number;
    }

    static int destroyed() {
        return DESTROYED.get();
    }

    @PreDestroy
    void destroy() {
        DESTROYED.incrementAndGet();
    }
}
