package io.github.inngest4j;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a method's parameters ask for.
 *
 * @param data the type of the event's data, or {@code null} if no parameter tells
 * @param sources give each parameter its value
 */
record AnnotatedParameters(
        @Nullable Type data, List<BiFunction<Run<@Nullable Object>, Step, @Nullable Object>> sources) {

    /** Classes that belong elsewhere, and would be bound to the data of an event if they were not refused. */
    private static final Set<Class<?>> OTHER_PARTS = Set.of(Failure.class, Cancellation.class, FunctionSettings.class);

    /**
     * Reads the parameters of a function's method.
     *
     * @throws InvalidFunctionException if two of them ask for different data, or one for what no event has
     */
    static AnnotatedParameters of(AnnotatedMethod method) {
        Type data = null;
        List<BiFunction<Run<@Nullable Object>, Step, @Nullable Object>> sources = new ArrayList<>();
        for (Type parameter : method.parameterTypes()) {
            Type asked = null;
            if (parameter == Step.class) {
                sources.add((run, step) -> step);
            } else if (raw(parameter) == Run.class) {
                sources.add((run, step) -> run);
                asked = argument(parameter);
            } else if (raw(parameter) == InngestEvent.class) {
                sources.add((run, step) -> run.event());
                asked = argument(parameter);
            } else if (isBatch(parameter)) {
                sources.add((run, step) -> run.events());
                asked = argument(argument(parameter));
            } else {
                sources.add((run, step) -> run.data());
                asked = parameter;
            }
            if (asked == null) {
                continue;
            }
            if (!isObject(asked)) {
                throw method.refused("a parameter asks for " + asked.getTypeName() + ", but the data of an event is an"
                        + " object: ask for a record, a class, a Map, or one of the types @DurableFunction names");
            }
            if (data != null && !asked.equals(data)) {
                throw method.refused("its parameters ask for event data of two types, " + data.getTypeName() + " and "
                        + asked.getTypeName());
            }
            data = asked;
        }
        return new AnnotatedParameters(data, List.copyOf(sources));
    }

    @Nullable
    Object[] values(Run<@Nullable Object> run, Step step) {
        @Nullable Object[] values = new @Nullable Object[sources.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sources.get(i).apply(run, step);
        }
        return values;
    }

    /** The class of a type. */
    static @Nullable Type raw(@Nullable Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    /** The only type argument, or {@code null} where it is missing or open. */
    static @Nullable Type argument(@Nullable Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return null;
        }
        Type argument = generic.getActualTypeArguments()[0];
        return argument instanceof WildcardType ? null : argument;
    }

    private static boolean isBatch(Type type) {
        return raw(type) == List.class && raw(argument(type)) == InngestEvent.class;
    }

    /** Whether a JSON object may become such a value: no variable of a generic class, no scalar, no array. */
    private static boolean isObject(Type type) {
        return raw(type) instanceof Class<?> data
                && !data.isPrimitive()
                && !data.isArray()
                && !data.isEnum()
                && (data == Object.class || data.getPackage() != Object.class.getPackage())
                && !Collection.class.isAssignableFrom(data)
                && !OTHER_PARTS.contains(data);
    }
}
