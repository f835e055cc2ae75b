package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Effect;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.machine.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does everything on the calling thread, while time stands still. All that is due is started before the first effect is
 * performed, so parallel steps are under way at the same time, as they are on a server.
 */
public final class ManualDriver implements Driver {

    private static final int ACTIONS_AT_ONE_TIME = 100_000;

    private final Kernel kernel;
    private final ManualClock clock;
    private final World world;
    private final Function<Effect, Duration> latency;
    private final @Nullable Random order;
    private final ReentrantLock pumping = new ReentrantLock();
    private final List<Pending> pending = new ArrayList<>();

    /** An effect under way, and when it ends. */
    private record Pending(Effect effect, Instant end) {}

    /**
     * A driver.
     *
     * @param latency how long effects take in the engine's time
     * @param order chooses among what could happen next; {@code null} for the order in which it came up
     */
    public ManualDriver(
            Kernel kernel, ManualClock clock, World world, Function<Effect, Duration> latency, @Nullable Random order) {
        this.kernel = kernel;
        this.clock = clock;
        this.world = world;
        this.latency = latency;
        this.order = order;
    }

    @Override
    public Reply submit(Input input) {
        Reply reply = apply(input);
        pump();
        return reply;
    }

    private Reply apply(Input input) {
        Transition transition = kernel.submit(input);
        synchronized (pending) {
            for (Effect effect : transition.effects()) {
                pending.add(new Pending(effect, kernel.now().plus(latency.apply(effect))));
            }
        }
        return transition.reply();
    }

    /** Does what can be done now. What comes up meanwhile, also on other threads, is done by whoever pumps already. */
    private void pump() {
        while (hasWork() && !pumping.isHeldByCurrentThread() && pumping.tryLock()) {
            try {
                pumpUntilIdle();
            } finally {
                pumping.unlock();
            }
        }
    }

    private boolean hasWork() {
        return !kernel.dueItems(1).isEmpty() || !ready().isEmpty();
    }

    private void pumpUntilIdle() {
        int actions = 0;
        while (act()) {
            if (++actions > ACTIONS_AT_ONE_TIME) {
                throw new IllegalStateException("the engine did " + ACTIONS_AT_ONE_TIME
                        + " things without time passing: does a function report nothing again and again?");
            }
        }
    }

    /** Does one thing; false if there is nothing to do. */
    private boolean act() {
        List<String> due = kernel.dueItems(order == null ? 1 : ACTIONS_AT_ONE_TIME);
        List<Pending> ready = ready();
        int choices = due.size() + ready.size();
        if (choices == 0) {
            return false;
        }
        int choice = order == null ? 0 : order.nextInt(choices);
        if (choice < due.size()) {
            apply(new Input.ItemDue(due.get(choice)));
        } else {
            perform(ready.get(choice - due.size()));
        }
        return true;
    }

    private List<Pending> ready() {
        Instant now = kernel.now();
        synchronized (pending) {
            return pending.stream().filter(effect -> !effect.end().isAfter(now)).toList();
        }
    }

    private void perform(Pending chosen) {
        synchronized (pending) {
            pending.remove(chosen);
        }
        try {
            apply(world.perform(chosen.effect()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling an application", e);
        }
    }

    @Override
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        Instant end = kernel.now().plus(time);
        pump();
        for (Instant next = nextEvent(); next != null && !next.isAfter(end); next = nextEvent()) {
            if (next.isAfter(kernel.now())) {
                clock.set(next);
            }
            pump();
        }
        clock.set(end);
        pump();
    }

    private @Nullable Instant nextEvent() {
        Instant due = kernel.nextDue();
        synchronized (pending) {
            Instant end =
                    pending.stream().map(Pending::end).min(Instant::compareTo).orElse(null);
            return due == null || end != null && end.isBefore(due) ? end : due;
        }
    }

    @Override
    public boolean awaitIdle(Duration atMost) {
        Objects.requireNonNull(atMost, "atMost");
        pump();
        return true;
    }

    @Override
    public void close() {
        synchronized (pending) {
            pending.clear();
        }
    }
}
