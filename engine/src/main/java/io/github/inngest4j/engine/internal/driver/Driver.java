package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Reply;
import java.time.Duration;

/** Moves the engine: applies inputs, performs effects, takes items when they are due. Thread-safe. */
public interface Driver extends AutoCloseable {

    /** Applies an input, and has what it leads to done. */
    Reply submit(Input input);

    /**
     * Lets time pass. Only manual time can be moved.
     *
     * @throws IllegalStateException if time is a clock's
     */
    void advance(Duration time);

    /**
     * Waits until there is nothing to do now.
     *
     * @return false if the time was over before
     */
    boolean awaitIdle(Duration atMost) throws InterruptedException;

    @Override
    void close();
}
