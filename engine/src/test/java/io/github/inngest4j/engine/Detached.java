package io.github.inngest4j.engine;

import io.github.inngest4j.engine.transport.EngineResponse;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that can be left alone in its midst, as when its connection breaks, and goes on later. It has a thread of its own,
 * but never runs at the same time as the one that lets it go on.
 */
final class Detached implements AutoCloseable {

    private final ForkJoinPool pool = new ForkJoinPool(1);
    private final Semaphore mayGoOn = new Semaphore(0);
    private final Semaphore hasStopped = new Semaphore(0);
    private final Supplier<EngineResponse> code;
    private boolean started;
    private @Nullable Thread thread;
    private @Nullable EngineResponse response;

    Detached(Supplier<EngineResponse> code) {
        this.code = code;
    }

    /** Lets the call go on. Gives its answer, or {@code null} if it has paused. */
    @Nullable
    EngineResponse goOn() {
        if (started) {
            mayGoOn.release();
        } else {
            started = true;
            pool.execute(this::run);
        }
        hasStopped.acquireUninterruptibly();
        return response;
    }

    private void run() {
        thread = Thread.currentThread();
        try {
            response = code.get();
        } finally {
            hasStopped.release();
        }
    }

    boolean isOnThisThread() {
        return thread == Thread.currentThread();
    }

    /** Called by the call itself: stops until it may go on. */
    void pause() {
        hasStopped.release();
        mayGoOn.acquireUninterruptibly();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
