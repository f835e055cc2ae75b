package io.github.inngest4j.internal.middleware;

import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The middleware of an app or a function in its order. A middleware takes part only in what it overrides, so that values
 * need not be made plain for one that would only pass them on. Immutable and thread-safe.
 */
@SuppressWarnings("NullAway") // On JDK 17 it does not see that what comes back may be null where its type says so.
public final class MiddlewareChain {

    /** No middleware. */
    public static final MiddlewareChain NONE = of(List.of());

    private final List<Middleware> all;
    private final List<Middleware> aroundCall;
    private final List<Middleware> aroundFunction;
    private final List<Middleware> aroundStep;
    private final List<Middleware> aroundMemoized;
    private final List<Middleware> aroundSend;

    private MiddlewareChain(List<Middleware> all, List<Middleware> senders) {
        this.all = List.copyOf(all);
        this.aroundCall = overriding("wrapCall", all);
        this.aroundFunction = overriding("wrapFunction", all);
        this.aroundStep = overriding("wrapStep", all);
        this.aroundMemoized = overriding("wrapMemoized", all);
        List<Middleware> fromTheCode = new ArrayList<>(overriding("wrapSend", senders));
        Collections.reverse(fromTheCode);
        this.aroundSend = List.copyOf(fromTheCode);
    }

    /** The middleware of an app. */
    public static MiddlewareChain of(List<Middleware> middleware) {
        return new MiddlewareChain(middleware, middleware);
    }

    /** The middleware of a function of the app. What the function sends passes its own here, and that of the app there. */
    public MiddlewareChain ofFunction(List<Middleware> own) {
        List<Middleware> both = new ArrayList<>(all);
        both.addAll(own);
        return new MiddlewareChain(both, own);
    }

    private static List<Middleware> overriding(String method, List<Middleware> middleware) {
        return middleware.stream().filter(one -> overrides(one, method)).toList();
    }

    private static boolean overrides(Middleware middleware, String method) {
        return Arrays.stream(middleware.getClass().getMethods())
                .anyMatch(m -> m.getName().equals(method) && m.getDeclaringClass() != Middleware.class);
    }

    /** Whether there is middleware around calls. */
    public boolean wrapsCalls() {
        return !aroundCall.isEmpty();
    }

    /** Whether there is middleware around functions. */
    public boolean wrapsFunctions() {
        return !aroundFunction.isEmpty();
    }

    /** Whether there is middleware around steps. */
    public boolean wrapsSteps() {
        return !aroundStep.isEmpty();
    }

    /** Whether there is middleware around memoized values. */
    public boolean wrapsMemoized() {
        return !aroundMemoized.isEmpty();
    }

    /** Whether there is middleware around the sending of events. */
    public boolean wrapsSending() {
        return !aroundSend.isEmpty();
    }

    /** Around a call, which is executed once at most. */
    public CallResult call(Call call, Next<Call, CallResult> end) throws Exception {
        return walk(aroundCall, Middleware::wrapCall, call, once(end));
    }

    /** Around a function, which is executed once at most. */
    public @Nullable Object function(FunctionInput input, Next<FunctionInput, @Nullable Object> end) throws Exception {
        return walk(aroundFunction, Middleware::wrapFunction, input, once(end));
    }

    /** Around the work of a step. */
    public @Nullable Object step(NewStep step, Next<NewStep, @Nullable Object> end) throws Exception {
        return walk(aroundStep, Middleware::wrapStep, step, end);
    }

    /** Around a memoized value. */
    public @Nullable Object memoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> end) throws Exception {
        return walk(aroundMemoized, Middleware::wrapMemoized, step, end);
    }

    /** Around the sending of events, from the code to the server. */
    public List<String> send(List<EventJson> events, Next<List<EventJson>, List<String>> end) throws Exception {
        return walk(aroundSend, Middleware::wrapSend, List.copyOf(events), end);
    }

    /** One method of a middleware. */
    private interface Wrap<X, R extends @Nullable Object> {
        R wrap(Middleware middleware, X x, Next<X, R> next) throws Exception;
    }

    private static <X, R extends @Nullable Object> R walk(List<Middleware> rest, Wrap<X, R> wrap, X x, Next<X, R> end)
            throws Exception {
        if (rest.isEmpty()) {
            return end.proceed(x);
        }
        List<Middleware> others = rest.subList(1, rest.size());
        return wrap.wrap(rest.get(0), x, passed -> walk(others, wrap, passed, end));
    }

    private static <X, R extends @Nullable Object> Next<X, R> once(Next<X, R> end) {
        boolean[] used = new boolean[1];
        return x -> {
            if (used[0]) {
                throw new IllegalStateException(
                        "a middleware has proceeded twice in a call: a function is executed" + " once in each");
            }
            used[0] = true;
            return end.proceed(x);
        };
    }
}
