package io.github.inngest4j.internal.replay;

import io.github.inngest4j.Handler;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function as replay needs it. Thread-safe; one for each function of an app. */
public final class ReplayedFunction {

    private final String appId;
    private final String id;
    private final Handler<?> handler;
    private final Function<String, Type> dataType;
    private final MiddlewareChain middleware;
    private final Checkpointing checkpointing;
    private final AtomicBoolean advised = new AtomicBoolean();

    /**
     * A function of an app.
     *
     * @param appId the app
     * @param id the function's id without the app's prefix
     * @param handler its code
     * @param dataType what the data of an event of the given name is bound to
     * @param middleware what is around it
     * @param checkpointing whether its calls go on after a step
     */
    public ReplayedFunction(
            String appId,
            String id,
            Handler<?> handler,
            Function<String, Type> dataType,
            MiddlewareChain middleware,
            Checkpointing checkpointing) {
        this.appId = appId;
        this.id = id;
        this.handler = handler;
        this.dataType = dataType;
        this.middleware = middleware;
        this.checkpointing = checkpointing;
    }

    /** The app of the function. */
    public String appId() {
        return appId;
    }

    /** The id without the app's prefix. */
    public String id() {
        return id;
    }

    /** What is around the function. */
    MiddlewareChain middleware() {
        return middleware;
    }

    /** Whether calls go on after a step. */
    Checkpointing checkpointing() {
        return checkpointing;
    }

    /** Calls the code. The type of the event's data is what {@link #dataType} says. */
    @SuppressWarnings("unchecked")
    @Nullable
    Object call(ReplayedRun run, ReplayedSteps steps) throws Exception {
        return ((Handler<@Nullable Object>) handler).handle(run, steps);
    }

    /** What the data of an event is bound to. */
    Type dataType(String eventName) {
        return dataType.apply(eventName);
    }

    /** Whether advice on this function is still to be given: once for each function is enough. */
    boolean takeAdvice() {
        return advised.compareAndSet(false, true);
    }
}
