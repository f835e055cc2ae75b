package io.github.inngest4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run (SDK specification, section 5). A step's result is remembered by the Inngest server: the function
 * is executed again from its first line on every call, and a step that is over gives its recorded result at once.
 *
 * <p><b>Ids.</b> A step is known by its id. An id that is used again counts up: {@code item}, {@code item:1},
 * {@code item:2}. Code between steps must come to the same ids in the same order whenever it is executed.
 *
 * <p><b>Ends of calls.</b> A step that is not over ends the call by an {@link Error} that passes through the function's
 * code. Do not catch it: it does not extend {@link Exception}. Code that catches {@link Throwable} and goes on cannot
 * corrupt the run, but its work after that point is in vain.
 *
 * <p><b>Results.</b> The value a step gives has been through JSON, on the first pass as on replay.
 *
 * <p><b>Threads.</b> Steps are used from the thread that executes the function, and not within another step's body.
 * Anything else is refused with a {@link StepUsageException}, as is any other misuse; such a call is not retried.
 *
 * <p><b>Times.</b> Sleeps and timeouts have millisecond precision and are at most one year long.
 */
public interface Step {

    /**
     * Runs work once and remembers its result.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param type what to bind the result to
     * @param body the work
     * @return the result
     * @throws StepException if the body has failed on its last attempt, or with a {@link NonRetriableException}
     */
    <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body);

    /**
     * Runs work once and remembers its result, of a generic type.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param type what to bind the result to, for example {@code new TypeRef<List<Order>>() {}}
     * @param body the work
     * @return the result
     * @throws StepException if the body has failed on its last attempt, or with a {@link NonRetriableException}
     */
    <T extends @Nullable Object> T run(String id, TypeRef<T> type, StepBody<? extends T> body);

    /**
     * Runs work without a result once.
     *
     * @param id the step's id
     * @param body the work
     * @throws StepException if the body has failed on its last attempt, or with a {@link NonRetriableException}
     */
    void run(String id, StepAction body);

    /**
     * Lets the run sleep. No thread waits.
     *
     * @param id the step's id
     * @param duration how long
     */
    void sleep(String id, Duration duration);

    /**
     * Lets the run sleep until a moment; not at all if it is past.
     *
     * @param id the step's id
     * @param until when to go on
     */
    void sleepUntil(String id, Instant until);

    /**
     * Waits for an event that is sent after this step was reached.
     *
     * @param <T> the type of the event's data
     * @param id the step's id
     * @param wait which event, and how long
     * @return the event, or empty if none came in time
     */
    <T extends @Nullable Object> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait);

    /**
     * Waits for a signal, which reaches exactly one run.
     *
     * @param <T> the type of the signal's data
     * @param id the step's id
     * @param wait which signal, and how long
     * @return the signal, or empty if it did not come in time
     * @throws StepException if another run waits for the same signal and the wait asks to fail then
     */
    <T extends @Nullable Object> Optional<Signal<T>> waitForSignal(String id, SignalWait<T> wait);

    /**
     * Sends a signal.
     *
     * @param id the step's id
     * @param signal the signal's name
     * @param data what to attach
     * @return the id of the run that received it, or empty if none was waiting
     * @throws StepException if the signal could not be sent
     */
    Optional<String> sendSignal(String id, String signal, @Nullable Object data);

    /**
     * Calls another function and waits for its result. The called function has retries of its own.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param invocation which function, with what
     * @param type what to bind the result to
     * @return the function's result
     * @throws StepException if the function failed, was cancelled, does not exist or took too long
     */
    <T extends @Nullable Object> T invoke(String id, Invocation invocation, Class<T> type);

    /**
     * Calls another function and waits for its result, of a generic type.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param invocation which function, with what
     * @param type what to bind the result to
     * @return the function's result
     * @throws StepException if the function failed, was cancelled, does not exist or took too long
     */
    <T extends @Nullable Object> T invoke(String id, Invocation invocation, TypeRef<T> type);

    /**
     * Sends events, exactly once however often the function is replayed.
     *
     * @param id the step's id
     * @param events one or more events
     * @return the ids of the events, in their order
     * @throws StepException if the events could not be sent
     */
    List<String> sendEvent(String id, InngestEvent<?>... events);

    /**
     * Lets the Inngest server make an HTTP request, so that the app does not wait for the answer.
     *
     * @param id the step's id
     * @param request the request
     * @return the answer, of whatever status
     * @throws StepException if there was no answer
     */
    FetchResponse fetch(String id, FetchRequest request);

    /**
     * Steps with AI models.
     *
     * @return the view
     */
    Ai ai();

    /**
     * Starts one step that advances beside what follows.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param type what to bind the result to
     * @param body the work
     * @return the step, to be joined
     */
    <T extends @Nullable Object> Fork<T> runAsync(String id, Class<T> type, StepBody<? extends T> body);

    /**
     * Starts one step that advances beside what follows, with a result of a generic type.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param type what to bind the result to
     * @param body the work
     * @return the step, to be joined
     */
    <T extends @Nullable Object> Fork<T> runAsync(String id, TypeRef<T> type, StepBody<? extends T> body);

    /**
     * Starts a branch that advances beside what follows. Its step ids stay as written, so they must differ from those
     * of every other branch; where they do not, name the fork.
     *
     * <p>A function that returns while branches are not finished first waits for them; a failure of a branch that
     * nobody has joined then fails the function.
     *
     * @param <T> the type of the branch's result
     * @param branch the branch
     * @return the started branch, to be joined
     */
    <T extends @Nullable Object> Fork<T> fork(Branch<? extends T> branch);

    /**
     * Starts a branch whose step ids are prefixed with its name and a slash, such as {@code order-17/charge}. A name
     * that is used again counts up like an id.
     *
     * @param <T> the type of the branch's result
     * @param name the name
     * @param branch the branch
     * @return the started branch, to be joined
     */
    <T extends @Nullable Object> Fork<T> fork(String name, Branch<? extends T> branch);

    /**
     * Runs branches beside one another and waits for all of them.
     *
     * @param <T> the type of the results
     * @param branches the branches; their step ids must differ
     * @return the results, in the order of the branches
     * @throws StepException if a step of a branch failed for good; of several failing branches the first in their order
     *     counts
     */
    <T extends @Nullable Object> List<T> all(List<? extends Branch<? extends T>> branches);

    /**
     * Runs branches beside one another and waits for all of them, see {@link #all(List)}.
     *
     * @param <T> the type of the results
     * @param first a branch
     * @param second a branch
     * @return the results, in the order of the branches
     * @throws StepException if a step of a branch failed for good
     */
    default <T extends @Nullable Object> List<T> all(Branch<? extends T> first, Branch<? extends T> second) {
        return all(List.<Branch<? extends T>>of(first, second));
    }

    /**
     * Runs branches beside one another and waits for all of them, see {@link #all(List)}.
     *
     * @param <T> the type of the results
     * @param first a branch
     * @param second a branch
     * @param third a branch
     * @return the results, in the order of the branches
     * @throws StepException if a step of a branch failed for good
     */
    default <T extends @Nullable Object> List<T> all(
            Branch<? extends T> first, Branch<? extends T> second, Branch<? extends T> third) {
        return all(List.<Branch<? extends T>>of(first, second, third));
    }

    /**
     * Runs branches beside one another and waits for all of them, see {@link #all(List)}.
     *
     * @param <T> the type of the results
     * @param first a branch
     * @param second a branch
     * @param third a branch
     * @param fourth a branch
     * @return the results, in the order of the branches
     * @throws StepException if a step of a branch failed for good
     */
    default <T extends @Nullable Object> List<T> all(
            Branch<? extends T> first,
            Branch<? extends T> second,
            Branch<? extends T> third,
            Branch<? extends T> fourth) {
        return all(List.<Branch<? extends T>>of(first, second, third, fourth));
    }

    /**
     * Runs one named branch for each item and waits for all of them.
     *
     * @param <S> the type of the items
     * @param <T> the type of the results
     * @param items the items
     * @param name gives an item's branch its name, the prefix of its step ids
     * @param branch the branch of an item
     * @return the results, in the order of the items
     * @throws StepException if a step of a branch failed for good; of several failing branches the first in their order
     *     counts
     */
    <S extends @Nullable Object, T extends @Nullable Object> List<T> all(
            Collection<? extends S> items, Function<? super S, String> name, ItemBranch<? super S, ? extends T> branch);

    /**
     * Runs branches beside one another until the first is over; which one, is decided by the order in which their
     * steps were completed, and stays so on every replay. The others are abandoned: what they were waiting for is
     * ignored, and steps that are under way come to their end in vain.
     *
     * @param <T> the type of the result
     * @param branches the branches; their step ids must differ
     * @return the result of the first branch to finish
     * @throws StepException if the first branch to finish did so by a step that failed for good
     */
    <T extends @Nullable Object> T first(List<? extends Branch<? extends T>> branches);

    /**
     * Runs branches beside one another until the first is over, see {@link #first(List)}.
     *
     * @param <T> the type of the result
     * @param first a branch
     * @param second a branch
     * @return the result of the first branch to finish
     * @throws StepException if the first branch to finish did so by a step that failed for good
     */
    default <T extends @Nullable Object> T first(Branch<? extends T> first, Branch<? extends T> second) {
        return first(List.<Branch<? extends T>>of(first, second));
    }

    /**
     * Runs branches beside one another until the first is over, see {@link #first(List)}.
     *
     * @param <T> the type of the result
     * @param first a branch
     * @param second a branch
     * @param third a branch
     * @return the result of the first branch to finish
     * @throws StepException if the first branch to finish did so by a step that failed for good
     */
    default <T extends @Nullable Object> T first(
            Branch<? extends T> first, Branch<? extends T> second, Branch<? extends T> third) {
        return first(List.<Branch<? extends T>>of(first, second, third));
    }

    /**
     * Runs branches beside one another until the first is over, see {@link #first(List)}.
     *
     * @param <T> the type of the result
     * @param first a branch
     * @param second a branch
     * @param third a branch
     * @param fourth a branch
     * @return the result of the first branch to finish
     * @throws StepException if the first branch to finish did so by a step that failed for good
     */
    default <T extends @Nullable Object> T first(
            Branch<? extends T> first,
            Branch<? extends T> second,
            Branch<? extends T> third,
            Branch<? extends T> fourth) {
        return first(List.<Branch<? extends T>>of(first, second, third, fourth));
    }

    /**
     * A view whose branches advance each at its own pace. By default branches advance together: the next steps of all
     * are looked for when the present ones of all are over. That takes the fewest calls, but a branch that sleeps or
     * waits holds back the others. Independent branches cost one more call for each step.
     *
     * @return the view
     */
    Step independent();

    /**
     * A view whose steps are shown under another name than their id.
     *
     * @param displayName the name to show
     * @return the view
     */
    Step named(String displayName);
}
