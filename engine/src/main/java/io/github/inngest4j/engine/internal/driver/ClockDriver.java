package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Effect;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.machine.Transition;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows a clock: one thread takes items when they are due, a bounded number of others performs effects. All of them are
 * daemons.
 */
public final class ClockDriver implements Driver {

    private static final System.Logger LOG = System.getLogger(ClockDriver.class.getName());
    private static final int ITEMS_AT_ONCE = 64;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Kernel kernel;
    private final World world;
    private final int maxEffects;
    private final AtomicInteger openEffects = new AtomicInteger();
    private final ExecutorService workers;
    private final Thread scheduler;
    private volatile boolean closed;

    /**
     * Starts a driver.
     *
     * @param maxEffects how many effects may be under way at the same time
     */
    public ClockDriver(Kernel kernel, World world, int maxEffects) {
        this.kernel = kernel;
        this.world = world;
        this.maxEffects = maxEffects;
        AtomicInteger number = new AtomicInteger();
        ThreadFactory daemons = work -> daemon(work, "inngest-engine-" + number.incrementAndGet());
        this.workers = Executors.newFixedThreadPool(maxEffects, daemons);
        this.scheduler = daemon(this::schedule, "inngest-engine-scheduler");
        this.scheduler.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Reply submit(Input input) {
        // Counts as an effect itself: what it takes from the queue is not lost from sight before its effects are begun.
        openEffects.incrementAndGet();
        try {
            Transition transition = kernel.submit(input);
            transition.effects().forEach(this::begin);
            return transition.reply();
        } finally {
            end();
        }
    }

    private void begin(Effect effect) {
        openEffects.incrementAndGet();
        try {
            workers.execute(() -> perform(effect));
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    private void end() {
        openEffects.decrementAndGet();
        kernel.wake();
    }

    private void perform(Effect effect) {
        try {
            submit(world.perform(effect));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the engine failed at " + effect.getClass().getSimpleName(),
                    e);
        } finally {
            end();
        }
    }

    private void schedule() {
        while (!closed) {
            try {
                kernel.awaitDue(this::mayTake);
                takeDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the engine's scheduler failed and goes on", e);
                calmDown();
            }
        }
    }

    /** What failed once is likely to fail again at once. */
    private void calmDown() {
        try {
            kernel.await(state -> closed, AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayTake() {
        return openEffects.get() < maxEffects;
    }

    /** Takes what is due, as long as effects may be begun. */
    private void takeDue() {
        for (String item : kernel.dueItems(ITEMS_AT_ONCE)) {
            if (closed || !mayTake()) {
                return;
            }
            submit(new Input.ItemDue(item));
        }
    }

    @Override
    public void advance(Duration time) {
        throw new IllegalStateException("this engine follows a clock: only an engine with manualTime can be advanced");
    }

    @Override
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return kernel.await(
                state -> openEffects.get() == 0 && kernel.dueItems(1).isEmpty(), atMost);
    }

    @Override
    public void close() {
        closed = true;
        scheduler.interrupt();
        workers.shutdownNow();
        try {
            workers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
