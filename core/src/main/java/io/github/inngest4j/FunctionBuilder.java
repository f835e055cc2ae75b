package io.github.inngest4j;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Defines a function whose code is a lambda or a method. It may have up to ten triggers; without any it is started by
 * {@link Step#invoke} alone.
 *
 * <p>The type of the data is a {@link Map} if nothing is said. It is said once, by {@link #on(Class[])} or by
 * {@link #data(Class)}, and holds for every event that starts the function.
 *
 * @param <E> the type of the triggering event's data
 */
public final class FunctionBuilder<E extends @Nullable Object> extends FunctionSettings<FunctionBuilder<E>> {

    private final String id;
    private @Nullable String name;
    private final List<FunctionTrigger> triggers = new ArrayList<>();
    private final Map<String, Type> typesByEvent = new LinkedHashMap<>();
    private @Nullable Type dataType;

    FunctionBuilder(String id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    @Override
    FunctionBuilder<E> self() {
        return this;
    }

    /**
     * Names the function for people. The default is its id.
     *
     * @param text the name
     * @return this
     */
    public FunctionBuilder<E> name(String text) {
        this.name = text;
        return this;
    }

    /**
     * Starts the function by events named by their classes. The data of an event is bound to the class of that name; the
     * data of any other event that starts the function, such as that of an invocation, to the first class.
     *
     * @param <T> the type of the data; of several classes a type that they share
     * @param types classes annotated with {@link EventName}
     * @return this, with another type of data
     * @throws InvalidFunctionException if the type of the data is decided already
     * @throws IllegalArgumentException if a class has no {@link EventName}
     */
    @SafeVarargs
    public final <T> FunctionBuilder<T> on(Class<? extends T>... types) {
        if (types.length == 0) {
            throw new InvalidFunctionException(id, "on", "()", "name at least one class");
        }
        decide(types[0]);
        for (Class<? extends T> type : types) {
            add(type, null);
        }
        return retyped();
    }

    /**
     * Starts the function by events named by their class that fulfil a condition, see {@link #on(Class[])}.
     *
     * @param <T> the type of the data
     * @param type a class annotated with {@link EventName}
     * @param condition CEL over {@code event}, for example {@code event.data.amount > 100}
     * @return this, with another type of data
     * @throws InvalidFunctionException if the type of the data is decided already
     * @throws IllegalArgumentException if the class has no {@link EventName}
     */
    public <T> FunctionBuilder<T> on(Class<T> type, String condition) {
        decide(type);
        add(type, condition);
        return retyped();
    }

    /**
     * Starts the function by events of a name.
     *
     * @param eventName the name, at most 255 bytes; it may end with {@code /*} or {@code .*}
     * @return this
     */
    public FunctionBuilder<E> onEvent(String eventName) {
        add(eventName, null);
        return this;
    }

    /**
     * Starts the function by events of a name that fulfil a condition.
     *
     * @param eventName the name, at most 255 bytes; it may end with {@code /*} or {@code .*}
     * @param condition CEL over {@code event}, for example {@code event.data.amount > 100}
     * @return this
     */
    public FunctionBuilder<E> onEvent(String eventName, String condition) {
        add(eventName, condition);
        return this;
    }

    /**
     * Starts the function on a schedule. Its event is {@code inngest/scheduled.timer}, whose data has nothing but the
     * expression, as {@code cron}.
     *
     * <p>An expression has five fields: minute, hour, day of the month, month and day of the week, where Sunday is 0.
     * Months and days of the week have English names of three letters. A field is {@code *}, {@code ?}, a value, a range,
     * a step such as {@code *}{@code /15}, or a list of these. If both days are restricted, either of them suffices. Before
     * it a time zone may stand, as in {@code TZ=Europe/Paris 0 12 * * 5}; without one the server's counts, usually UTC.
     *
     * @param expression the expression, at most 255 characters
     * @return this
     */
    public FunctionBuilder<E> onCron(String expression) {
        triggers.add(new FunctionTrigger.Cron(expression, null));
        return this;
    }

    /**
     * Starts the function on a schedule, somewhat delayed, see {@link #onCron(String)}.
     *
     * @param expression the expression, at most 255 characters
     * @param jitter the most by which a start is delayed, from 1 second to 5 minutes
     * @return this
     */
    public FunctionBuilder<E> onCron(String expression, Duration jitter) {
        triggers.add(new FunctionTrigger.Cron(expression, jitter));
        return this;
    }

    /**
     * Binds the data of every event that starts the function to a class.
     *
     * @param <T> the type of the data
     * @param type the class
     * @return this, with another type of data
     * @throws InvalidFunctionException if the type of the data is decided already
     */
    public <T> FunctionBuilder<T> data(Class<T> type) {
        decide(type);
        return retyped();
    }

    /**
     * Binds the data of every event that starts the function to a generic type.
     *
     * @param <T> the type of the data
     * @param type the type
     * @return this, with another type of data
     * @throws InvalidFunctionException if the type of the data is decided already
     */
    public <T extends @Nullable Object> FunctionBuilder<T> data(TypeRef<T> type) {
        decide(type.type());
        return retyped();
    }

    /**
     * Makes the function.
     *
     * @param code what it does; its result is the run's
     * @return the function
     * @throws InvalidFunctionException if the definition is wrong
     */
    public TypedFunction<E> handler(Handler<E> code) {
        return new TypedFunction<>(definition(), code);
    }

    /**
     * Makes a function without a result.
     *
     * @param code what it does
     * @return the function
     * @throws InvalidFunctionException if the definition is wrong
     */
    public TypedFunction<E> action(Action<E> code) {
        Objects.requireNonNull(code, "code");
        return handler((run, step) -> {
            code.handle(run, step);
            return null;
        });
    }

    private Definition definition() {
        return new Definition(
                id,
                name == null ? id : name,
                descriptionOrNull(),
                triggers,
                options(),
                middleware(),
                checkpointing(),
                EventTypes.of(typesByEvent, dataType));
    }

    void add(String eventName, @Nullable String condition) {
        triggers.add(new FunctionTrigger.Event(eventName, condition));
    }

    void add(Class<?> type, @Nullable String condition) {
        String eventName = InngestEvent.nameOf(type);
        add(eventName, condition);
        typesByEvent.put(eventName, type);
    }

    void decide(Type type) {
        if (dataType != null) {
            throw new InvalidFunctionException(
                    id,
                    "data type",
                    type.getTypeName(),
                    "the data is bound to " + dataType.getTypeName()
                            + " already; give all classes to one on(..), or further"
                            + " events by name to onEvent(..)");
        }
        dataType = type;
    }

    /** The type parameter is only a promise about what {@link #dataType} says. */
    @SuppressWarnings("unchecked")
    private <T extends @Nullable Object> FunctionBuilder<T> retyped() {
        return (FunctionBuilder<T>) this;
    }
}
