package io.github.inngest4j.middleware;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code around calls, functions, steps and sent events (SDK specification, section 6). Each method passes on what it is given
 * unless it is overridden; one that is overridden passes on what it likes, and returns what it likes.
 *
 * <p>Middleware is registered for an app ({@code Inngest.builder(…).middleware(…)}), where it is around all functions and
 * all events, or for a function ({@code FunctionSettings.middleware}). <b>The first registered stands nearest to the
 * server, that of the app before that of the function.</b> What comes in passes the first one first: calls, the function's
 * input, memoized values. What goes out passes the first one last: results of steps and functions, their errors, events.
 * So an encryption that is registered before a validation decrypts before that validates, and encrypts after it.
 *
 * <p>Values are plain Java: maps with text as keys, lists, text, {@link Long}, {@link java.math.BigInteger},
 * {@link Double}, {@link Boolean} and {@code null}. What a middleware gives back is written as JSON by the same rules.
 *
 * <p>A function's code is executed anew on every call; so is what is around it. When a call ends at a step that is not over,
 * an {@link Error} of the library passes through {@link #wrapFunction}: do not catch {@link Throwable}, and use
 * {@code finally} for what must happen in any case.
 *
 * <p>Implementations must be safe for use by several threads at once; what belongs to one call goes into
 * {@link Call#with}. A middleware that throws before it has passed on fails what it is around: the call is repeated like
 * any other that failed, unless it throws a {@code NonRetriableException}.
 */
public interface Middleware {

    /**
     * Is around one call of a function, after its signature and form have been checked. Here values are added to the
     * context, with {@link Call#with}. What happens after the call's result is known cannot change it any more; an
     * exception is logged then.
     *
     * @param call the call
     * @param next goes on; to be used once
     * @return what the call reports
     * @throws Exception whatever goes wrong
     */
    default CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
        return next.proceed(call);
    }

    /**
     * Is around the code of a function, on every call.
     *
     * @param input the call and its events, not yet bound to the function's types
     * @param next goes on; to be used once
     * @return the result of the function; only the call in which the function comes to its end gets there
     * @throws Exception what the function's code threw, or what is to be reported instead
     */
    default @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
            throws Exception {
        return next.proceed(input);
    }

    /**
     * Is around the work of a step, when it is done: the body of a run step, the sending of events or a signal. Around an
     * invocation and an AI inference it is when the server is asked for it, with what is sent along as
     * {@link NewStep#input}; the result is not known then.
     *
     * @param step the step
     * @param next goes on
     * @return the result, as it is to be recorded
     * @throws Exception what the body threw, or what is to be recorded instead
     */
    default @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
        return next.proceed(step);
    }

    /**
     * Is around what the function's code gets of a step that is over: on every call, for every step that was recorded
     * before.
     *
     * @param step the step, with what was recorded
     * @param next goes on: binds the value to the type that the code asks for, or throws a {@code StepException} if the
     *     step had failed
     * @return what the code gets; another object must be of the asked type, too
     * @throws Exception a failure of the step, or what the code is to get instead
     */
    default @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
            throws Exception {
        return next.proceed(step);
    }

    /**
     * Is around every sending of events. For those that a step sends it is within {@link #wrapStep}; a function's own
     * middleware sees only those, that of the app sees all that the app's client sends, also outside of functions.
     *
     * @param events the events, as they will be sent
     * @param next goes on; may be used again to send again
     * @return the ids that the server gave the events
     * @throws Exception an {@code EventSendException}, or what the sender is to get instead
     */
    default List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next) throws Exception {
        return next.proceed(events);
    }
}
