package io.github.inngest4j;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.middleware.Middleware;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function of which the type of its events' data is known, so that code for its failure can be added. Immutable and
 * thread-safe; the methods that add something return a copy.
 *
 * @param <E> the type of the triggering event's data
 */
public final class TypedFunction<E extends @Nullable Object> implements InngestFunction {

    private final Definition definition;
    private final Handler<E> handler;
    private final @Nullable InngestFunction failure;
    private final @Nullable InngestFunction cancelled;

    TypedFunction(Definition definition, Handler<E> handler) {
        this(definition, handler, null, null);
    }

    private TypedFunction(
            Definition definition,
            Handler<E> handler,
            @Nullable InngestFunction failure,
            @Nullable InngestFunction cancelled) {
        this.definition = definition;
        this.handler = Objects.requireNonNull(handler, "handler");
        this.failure = failure;
        this.cancelled = cancelled;
    }

    /**
     * Does something when a run has failed for good. It is a function of its own, {@code <id>-failure}, with steps of its
     * own and one retry; a run that was cancelled has not failed (SDK specification, section 11).
     *
     * @param action what to do
     * @return a copy
     */
    public TypedFunction<E> onFailure(OutcomeAction<Failure<E>> action) {
        return onFailureReturning(returningNothing(action));
    }

    /**
     * Does something when a run has failed for good, and has a result, see {@link #onFailure}.
     *
     * @param code what to do; its result is that of its own run
     * @return a copy
     */
    public TypedFunction<E> onFailureReturning(OutcomeHandler<Failure<E>> code) {
        Objects.requireNonNull(code, "code");
        InngestFunction function = companion(
                FunctionTrigger.Outcome.Kind.FAILED, (ended, step) -> code.handle(new Failure<>(ended), step));
        return new TypedFunction<>(definition, handler, function, cancelled);
    }

    /**
     * Does something when a run was cancelled, by an event, a timeout or a person. It is a function of its own,
     * {@code <id>-cancelled}, with steps of its own and one retry.
     *
     * @param action what to do
     * @return a copy
     */
    public TypedFunction<E> onCancel(OutcomeAction<Cancellation<E>> action) {
        return onCancelReturning(returningNothing(action));
    }

    /**
     * Does something when a run was cancelled, and has a result, see {@link #onCancel}.
     *
     * @param code what to do; its result is that of its own run
     * @return a copy
     */
    public TypedFunction<E> onCancelReturning(OutcomeHandler<Cancellation<E>> code) {
        Objects.requireNonNull(code, "code");
        InngestFunction function = companion(
                FunctionTrigger.Outcome.Kind.CANCELLED, (ended, step) -> code.handle(new Cancellation<>(ended), step));
        return new TypedFunction<>(definition, handler, failure, function);
    }

    @Override
    public String id() {
        return definition.id();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public @Nullable String description() {
        return definition.description();
    }

    @Override
    public List<FunctionTrigger> triggers() {
        return definition.triggers();
    }

    @Override
    public FunctionOptions options() {
        return definition.options();
    }

    @Override
    public List<Middleware> middleware() {
        return definition.middleware();
    }

    @Override
    public @Nullable Checkpointing checkpointing() {
        return definition.checkpointing();
    }

    @Override
    public Type dataType(String eventName) {
        return definition.types().of(eventName);
    }

    @Override
    public Handler<E> handler() {
        return handler;
    }

    @Override
    @SuppressWarnings("unchecked") // What takes the place of a handler takes what the handler took.
    public InngestFunction around(UnaryOperator<Handler<?>> around) {
        return new TypedFunction<>(
                definition,
                (Handler<E>) around.apply(handler),
                failure == null ? null : failure.around(around),
                cancelled == null ? null : cancelled.around(around));
    }

    @Override
    public List<InngestFunction> companions() {
        List<InngestFunction> companions = new ArrayList<>();
        if (failure != null) {
            companions.add(failure);
        }
        if (cancelled != null) {
            companions.add(cancelled);
        }
        return List.copyOf(companions);
    }

    @Override
    public String toString() {
        return "InngestFunction[" + id() + "]";
    }

    private InngestFunction companion(FunctionTrigger.Outcome.Kind kind, OutcomeHandler<EndedRun<E>> code) {
        Handler<Map<String, @Nullable Object>> companion =
                (run, step) -> code.handle(new EndedRun<>(definition, run), step);
        return new TypedFunction<>(definition.companion(kind), companion);
    }

    private static <O> OutcomeHandler<O> returningNothing(OutcomeAction<O> action) {
        Objects.requireNonNull(action, "action");
        return (outcome, step) -> {
            action.handle(outcome, step);
            return null;
        };
    }
}
