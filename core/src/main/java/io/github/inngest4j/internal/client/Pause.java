package io.github.inngest4j.internal.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two attempts, until it is closed: then nobody waits any more. */
@FunctionalInterface
public interface Pause extends AutoCloseable {

    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void pause(Duration duration) throws InterruptedException;

    /** Ends all waiting. */
    @Override
    default void close() {}

    /**
     * The pause that lets real time pass.
     *
     * @return a pause for one app
     */
    static Pause real() {
        CountDownLatch closed = new CountDownLatch(1);
        return new Pause() {
            @Override
            public void pause(Duration duration) throws InterruptedException {
                // Whether the time is up or the app is closed: the next attempt will tell.
                boolean ignored = closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
