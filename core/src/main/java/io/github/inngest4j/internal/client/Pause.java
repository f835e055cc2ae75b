package io.github.inngest4j.internal.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two attempts, until it is closed: then nobody waits any more. One for each app; thread-safe. */
public class Pause implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    /** An open pause. */
    public Pause() {}

    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void pause(Duration duration) throws InterruptedException {
        // Whether the time is up or the app is closed: the next attempt will tell.
        boolean ignored = closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all waiting. */
    @Override
    public void close() {
        closed.countDown();
    }
}
