package io.github.inngest4j;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.middleware.Middleware;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every function may have, however its code is written. A setting that is given again replaces the
 * former one, if not said otherwise. Everything is checked together at the end, when the function is made.
 *
 * <p>Keys, conditions and priorities are CEL expressions. Here only their brackets and quotes are checked; the server
 * compiles them when the app is registered, and refuses the whole app if one is wrong.
 *
 * <p>Not thread-safe; for one function only.
 *
 * @param <B> the builder
 */
public abstract sealed class FunctionSettings<B extends FunctionSettings<B>> permits FunctionBuilder, DeclaredBuilder {

    private @Nullable String description;
    private @Nullable Integer retries;
    private List<Concurrency> concurrency = List.of();
    private @Nullable Throttle throttle;
    private @Nullable RateLimit rateLimit;
    private @Nullable Debounce debounce;
    private @Nullable Batch batch;
    private @Nullable String priority;
    private @Nullable String idempotency;
    private @Nullable SingletonRun singleton;
    private @Nullable Duration startTimeout;
    private @Nullable Duration finishTimeout;
    private final List<EventWait<?>> cancelOn = new ArrayList<>();
    private final List<Middleware> middleware = new ArrayList<>();
    private @Nullable Checkpointing checkpointing;

    FunctionSettings() {}

    abstract B self();

    /**
     * Describes the function to people who read its definition; the server is not told.
     *
     * @param text what it is for
     * @return this
     */
    public final B description(String text) {
        this.description = text;
        return self();
    }

    /**
     * How often a step, or the code between steps, is tried again after its first failure. The default is the server's:
     * 4.
     *
     * @param count from 0 to 20
     * @return this
     */
    public final B retries(int count) {
        this.retries = count;
        return self();
    }

    /**
     * Limits how many steps of all runs are executed at once.
     *
     * @param limit at least 1
     * @return this
     */
    public final B concurrency(int limit) {
        return concurrency(Concurrency.limit(limit));
    }

    /**
     * Limits how many steps are executed at once.
     *
     * @param limits at most two, which differ in key or scope
     * @return this
     */
    public final B concurrency(Concurrency... limits) {
        this.concurrency = List.of(limits);
        return self();
    }

    /**
     * Limits how many runs start in a period. Further ones start later.
     *
     * @param limit the limit
     * @return this
     */
    public final B throttle(Throttle limit) {
        this.throttle = limit;
        return self();
    }

    /**
     * Limits how many runs start in a period. Further ones never start. It cannot be combined with
     * {@link #idempotency(String)}, which is a rate limit itself.
     *
     * @param limit the limit
     * @return this
     */
    public final B rateLimit(RateLimit limit) {
        this.rateLimit = limit;
        return self();
    }

    /**
     * Starts a run when no further event came for a while.
     *
     * @param pause the pause
     * @return this
     */
    public final B debounce(Debounce pause) {
        this.debounce = pause;
        return self();
    }

    /**
     * Starts one run for several events.
     *
     * @param events how many, and how long to wait for them
     * @return this
     */
    public final B batch(Batch events) {
        this.batch = events;
        return self();
    }

    /**
     * Puts runs forward or back in the queue. The expression's value is a whole number of seconds by which a run
     * overtakes others; the server keeps it between -43200 and 43200.
     *
     * @param expression CEL over {@code event}, for example {@code event.data.plan == "gold" ? 120 : 0}
     * @return this
     */
    public final B priority(String expression) {
        this.priority = expression;
        return self();
    }

    /**
     * Lets events with the same value of an expression start one run in 24 hours.
     *
     * @param expression CEL over {@code event}, for example {@code event.data.orderId}
     * @return this
     */
    public final B idempotency(String expression) {
        this.idempotency = expression;
        return self();
    }

    /**
     * Allows one run at a time.
     *
     * @param rule what happens to a second run
     * @return this
     */
    public final B singleton(SingletonRun rule) {
        this.singleton = rule;
        return self();
    }

    /**
     * Cancels a run that has not started after a while.
     *
     * @param timeout more than nothing
     * @return this
     */
    public final B startTimeout(Duration timeout) {
        this.startTimeout = timeout;
        return self();
    }

    /**
     * Cancels a run that has not finished a while after its start.
     *
     * @param timeout more than nothing
     * @return this
     */
    public final B finishTimeout(Duration timeout) {
        this.finishTimeout = timeout;
        return self();
    }

    /**
     * Cancels a run when an event comes. A run that is executing a step finishes it first. Events of several calls of
     * this method add up.
     *
     * @param events at most five, for example {@code event(OrderCancelled.class).match("data.orderId")}; a timeout is how
     *     long after the run's start the event counts, without one it counts until the run's end. Conditions may compare,
     *     combine and index, but call no functions and calculate nothing
     * @return this
     */
    public final B cancelOn(EventWait<?>... events) {
        cancelOn.addAll(List.of(events));
        return self();
    }

    /**
     * Code around this function, within that of the app, and around its handlers of failure and cancellation. Several
     * calls of this method add up; the first registered stands nearest to the server.
     *
     * @param more the middleware, in its order
     * @return this
     */
    public final B middleware(Middleware... more) {
        middleware.addAll(List.of(more));
        return self();
    }

    /**
     * Whether calls of this function go on after a step, and when results are stored. By default as the app says, see
     * {@link InngestBuilder#checkpointing}. It holds for handlers of failure and cancellation, too.
     *
     * @param rule takes the place of the app's rule
     * @return this
     */
    public final B checkpointing(Checkpointing rule) {
        this.checkpointing = rule;
        return self();
    }

    final @Nullable Checkpointing checkpointing() {
        return checkpointing;
    }

    final @Nullable String descriptionOrNull() {
        return description;
    }

    final List<Middleware> middleware() {
        return middleware;
    }

    final FunctionOptions options() {
        Timeouts timeouts =
                startTimeout == null && finishTimeout == null ? null : new Timeouts(startTimeout, finishTimeout);
        return new FunctionOptions(
                retries,
                concurrency,
                throttle,
                rateLimit,
                debounce,
                batch,
                priority,
                idempotency,
                singleton,
                timeouts,
                cancelOn);
    }
}
