package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a record is read and written: component by component, by its names.
 *
 * <p>Absent components become null, zero, false or an empty {@code Optional}, unknown members are skipped, as in JSON-B.
 */
final class RecordShape {

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Method[] accessors;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        for (int i = 0; i < components.length; i++) {
            indexes.put(components[i].getName(), i);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (Method accessor : accessors) {
                accessor.setAccessible(true);
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its canonical constructor: " + type.getName(), e);
        } catch (InaccessibleObjectException e) {
            throw new JsonException(
                    "The record " + type.getName() + " is not accessible: its module must open the package "
                            + type.getPackageName() + " to " + moduleName(),
                    e);
        }
    }

    /** The shape of a record; null if the class is none, or if JSON-B annotations say how it is to be treated. */
    static @Nullable RecordShape of(Class<?> type) {
        return type.isRecord() && !isAnnotated(type) ? new RecordShape(type) : null;
    }

    private static boolean isAnnotated(Class<?> type) {
        Set<Class<?>> supertypes = new LinkedHashSet<>();
        collect(type, supertypes);
        return supertypes.stream().anyMatch(Types::hasJsonbAnnotation)
                || (type.getPackage() != null && Types.hasJsonbAnnotation(type.getPackage()))
                || Arrays.stream(type.getDeclaredFields()).anyMatch(Types::hasJsonbAnnotation)
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(Types::hasJsonbAnnotation)
                || Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(c -> Types.hasJsonbAnnotation(c)
                                || Arrays.stream(c.getParameters()).anyMatch(Types::hasJsonbAnnotation));
    }

    private static void collect(Class<?> type, Set<Class<?>> supertypes) {
        if (supertypes.add(type)) {
            Arrays.stream(type.getInterfaces()).forEach(parent -> collect(parent, supertypes));
        }
    }

    Object read(JsonScanner scanner, Type target, ValueReader reader) {
        ValueReader.expect(scanner, JsonKind.OBJECT, target);
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean[] present = new boolean[components.length];
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            Integer index = indexes.get(name);
            if (index == null) {
                scanner.readValue();
            } else {
                values[index] = readComponent(scanner, components[index], target, reader);
                present[index] = true;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (!present[i]) {
                values[i] = absent(components[i].getType());
            }
        }
        return construct(values);
    }

    private @Nullable Object readComponent(
            JsonScanner scanner, RecordComponent component, Type target, ValueReader reader) {
        try {
            return reader.read(scanner, Types.resolve(component.getGenericType(), target));
        } catch (JsonException e) {
            throw at(component, e);
        }
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new JsonException(
                    "The constructor of the record " + type.getName() + " refused the values in the JSON with "
                            + Objects.requireNonNull(e.getCause()).getClass().getName(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new JsonException("The record " + type.getName() + " cannot be created", e);
        }
    }

    void write(Object value, PlainWriter writer) {
        writer.out().beginObject();
        for (int i = 0; i < components.length; i++) {
            writer.out().name(components[i].getName());
            Object component = get(value, accessors[i]);
            try {
                writer.write(component);
            } catch (JsonException e) {
                throw at(components[i], e);
            }
        }
        writer.out().endObject();
    }

    private @Nullable Object get(Object value, Method accessor) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new JsonException(type.getName() + "." + accessor.getName() + "() failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new JsonException("The record " + type.getName() + " cannot be read", e);
        }
    }

    private JsonException at(RecordComponent component, JsonException e) {
        return Place.in(type, component.getName(), e);
    }

    private static @Nullable Object absent(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static String moduleName() {
        Module own = RecordShape.class.getModule();
        return own.isNamed() ? own.getName() : "all modules";
    }
}
