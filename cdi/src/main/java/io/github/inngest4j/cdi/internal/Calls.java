package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.StepUsageException;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Which thread of this deployment executes which call. Nothing stays with a thread when its call is over. */
@Singleton
public class Calls {

    private final ThreadLocal<CurrentCall> current = new ThreadLocal<>();
    /**
     * The thread of the run that a thread was started by, while its call lasts. Threads of pools keep what they inherit, so
     * this has no class of the application in it.
     */
    private final InheritableThreadLocal<AtomicReference<Thread>> origin = new InheritableThreadLocal<>();

    /** For the container. */
    public Calls() {}

    /** Code that may throw anything. */
    interface Code {
        @Nullable
        Object run() throws Exception;
    }

    /** Executes code as a part of a call. */
    @SuppressWarnings("NullAway") // A thread that is no longer of a call is null.
    @Nullable
    Object during(CurrentCall call, Code code) throws Exception {
        CurrentCall outer = current.get();
        AtomicReference<Thread> outerOrigin = origin.get();
        AtomicReference<Thread> mine = new AtomicReference<>(Thread.currentThread());
        current.set(call);
        origin.set(mine);
        try {
            return code.run();
        } finally {
            mine.set(null);
            restore(current, outer);
            restore(origin, outerOrigin);
        }
    }

    private static <T> void restore(ThreadLocal<T> local, @Nullable T before) {
        if (before == null) {
            local.remove();
        } else {
            local.set(before);
        }
    }

    /** The call of this thread, or {@code null}. */
    @Nullable
    CurrentCall find() {
        return current.get();
    }

    /**
     * The call of this thread.
     *
     * @throws IllegalStateException if there is none
     */
    CurrentCall require(String what) {
        CurrentCall call = current.get();
        if (call == null) {
            refuseForeign(what);
            throw new IllegalStateException("The injected " + what
                    + " belongs to the run of a durable function, but this thread ("
                    + Thread.currentThread().getName()
                    + ") executes none: use it only in what a function calls, on the function's thread");
        }
        return call;
    }

    /** Refuses a thread that was started by a run. */
    void refuseForeign(String what) {
        AtomicReference<Thread> from = origin.get();
        Thread runs = from == null ? null : from.get();
        if (runs != null && runs != Thread.currentThread()) {
            throw new StepUsageException(what + " is used from thread '"
                    + Thread.currentThread().getName() + "', but the run is executed by thread '" + runs.getName()
                    + "': use steps on the thread of the run, and step.all(...) or step.fork(...) for what is to go on side by"
                    + " side");
        }
    }
}
