package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.StateMachine;
import io.github.inngest4j.engine.internal.machine.Transition;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.store.EngineStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state and its rules under one lock; whoever waits for a change is woken by it. Thread-safe. */
public final class Kernel {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(10);
    private static final long LONGEST_NAP_NANOS = LONGEST_NAP.toNanos();
    private static final String END_OF_TIME = QueueItem.dueKey(Instant.MAX);

    private final StateMachine machine;
    private final EngineStore store;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** A kernel over a store. */
    public Kernel(StateMachine machine, EngineStore store, Clock clock) {
        this.machine = machine;
        this.store = store;
        this.clock = clock;
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /** A clock that shows this time. */
    public Clock clock() {
        return clock;
    }

    /** Applies an input and stores what it changes. */
    Transition submit(Input input) {
        lock.lock();
        try {
            Transition transition = machine.apply(store, input, now());
            store.apply(transition.changes());
            changed.signalAll();
            return transition;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the state a question. */
    public <T extends @Nullable Object> T read(Function<? super EngineState, T> question) {
        lock.lock();
        try {
            return question.apply(store);
        } finally {
            lock.unlock();
        }
    }

    /** The ids of items whose time has come, in their order. */
    List<String> dueItems(int limit) {
        lock.lock();
        try {
            return store.upTo(Tables.ITEMS_BY_DUE, QueueItem.dueKey(now()), limit).stream()
                    .map(QueueItem::id)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The time of the first item, or {@code null} if nothing is queued. */
    @Nullable
    Instant nextDue() {
        lock.lock();
        try {
            List<QueueItem> first = store.upTo(Tables.ITEMS_BY_DUE, END_OF_TIME, 1);
            return first.isEmpty() ? null : first.get(0).due();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait, because something outside the state has changed. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a condition holds.
     *
     * @return false if the time was over before
     */
    public boolean await(Predicate<? super EngineState> condition, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (!condition.test(store)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the time of an item has come, as long as items may be taken. */
    void awaitDue(BooleanSupplier mayTake) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                Instant due = mayTake.getAsBoolean() ? nextDue() : null;
                long nanos = due == null ? LONGEST_NAP_NANOS : nanosUntil(due);
                if (nanos <= 0) {
                    return;
                }
                changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** No longer than a nap, for the clock may be set. */
    private long nanosUntil(Instant due) {
        Duration left = Duration.between(now(), due);
        return left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP_NANOS : left.toNanos();
    }
}
