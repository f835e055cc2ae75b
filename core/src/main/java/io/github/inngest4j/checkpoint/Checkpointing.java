package io.github.inngest4j.checkpoint;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call goes on after a step, and when its results are stored. By default it goes on for 10 seconds, and each
 * result is stored before the code gets it. Immutable.
 *
 * <p>A call goes on after steps that are done one after the other. Parallel steps, sleeps, waits and whatever else the
 * server does end it, and so does a step that fails. What was stored is never executed again. What waits to be stored when
 * the machine dies is: buffer only steps that may be repeated.
 *
 * <p>If the server does not take a result, the call ends with it as if there were no checkpointing.
 *
 * @param enabled whether calls go on at all
 * @param bufferedSteps how many results are stored with one request, from 1
 * @param maxInterval after what time results are stored although there are fewer; looked at before and after each step. Zero
 *     is never
 * @param maxRuntime after what time a call ends, with the step that is being executed. Zero is never. It should be less than
 *     what proxies between server and app allow for a request
 * @param executor stores results while the code goes on, or {@code null} to store them on the thread of the call
 */
public record Checkpointing(
        boolean enabled,
        int bufferedSteps,
        Duration maxInterval,
        Duration maxRuntime,
        @Nullable Executor executor) {

    private static final Duration DEFAULT_MAX_RUNTIME = Duration.ofSeconds(10);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are fewer than one buffered steps, or a negative time
     */
    public Checkpointing {
        if (bufferedSteps < 1 || maxInterval.isNegative() || maxRuntime.isNegative()) {
            throw new IllegalArgumentException("Checkpointing needs at least one buffered step, and times that are not"
                    + " negative: " + bufferedSteps + " steps, interval " + maxInterval + ", runtime " + maxRuntime);
        }
    }

    /**
     * The default: the result of each step is stored before the code gets it.
     *
     * @return checkpointing after every step, for 10 seconds
     */
    public static Checkpointing on() {
        return new Checkpointing(true, 1, Duration.ZERO, DEFAULT_MAX_RUNTIME, null);
    }

    /**
     * Every step ends its call.
     *
     * @return no checkpointing
     */
    public static Checkpointing off() {
        return new Checkpointing(false, 1, Duration.ZERO, Duration.ZERO, null);
    }

    /**
     * Stores several results at once.
     *
     * @param count how many, from 1
     * @return a copy
     */
    public Checkpointing bufferedSteps(int count) {
        return new Checkpointing(enabled, count, maxInterval, maxRuntime, executor);
    }

    /**
     * Stores results after a time although there are fewer than the buffer holds.
     *
     * @param interval the time; zero is never
     * @return a copy
     */
    public Checkpointing maxInterval(Duration interval) {
        return new Checkpointing(enabled, bufferedSteps, interval, maxRuntime, executor);
    }

    /**
     * Ends calls after a time; the run goes on with another call.
     *
     * @param runtime the time; zero is never
     * @return a copy
     */
    public Checkpointing maxRuntime(Duration runtime) {
        return new Checkpointing(enabled, bufferedSteps, maxInterval, runtime, executor);
    }

    /**
     * Stores results while the code goes on; further ones wait until the request before is answered.
     *
     * @param newExecutor makes the requests, for example a {@code ManagedExecutorService}; if it rejects them, the thread of
     *     the call does. It is not shut down with the app
     * @return a copy
     */
    public Checkpointing executor(Executor newExecutor) {
        return new Checkpointing(enabled, bufferedSteps, maxInterval, maxRuntime, newExecutor);
    }

    /**
     * Whether results may be stored together, and not each before the next step.
     *
     * @return whether code may be ahead of what is stored
     */
    public boolean isBuffered() {
        return bufferedSteps > 1 || executor != null;
    }
}
