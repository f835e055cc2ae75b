package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a record is read and written: component by component, by its names.
 *
 * <p>Absent components become null, zero, false or an empty {@code Optional}, unknown members are skipped, as in JSON-B.
 */
final class RecordShape {

    private final Class<?> type;
    private final RecordComponent[] components;
    private final JsonNames names;
    private final Type[] types;
    private final @Nullable Object[] absent;
    /** Takes the components in an array. */
    private final MethodHandle constructor;

    private final MethodHandle[] accessors;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.names = JsonNames.of(
                Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new));
        this.types =
                Arrays.stream(components).map(RecordComponent::getGenericType).toArray(Type[]::new);
        Class<?>[] classes =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.absent = Arrays.stream(classes).map(RecordShape::absent).toArray();
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(classes);
            canonical.setAccessible(true);
            constructor = lookup.unreflectConstructor(canonical)
                    .asSpreader(Object[].class, classes.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            accessors = new MethodHandle[classes.length];
            for (int i = 0; i < classes.length; i++) {
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                accessors[i] = lookup.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record without its canonical members: " + type.getName(), e);
        } catch (InaccessibleObjectException e) {
            throw new JsonException(
                    "The record " + type.getName() + " is not accessible: its module must open the package "
                            + type.getPackageName() + " to " + moduleName(),
                    e);
        }
    }

    /** The shape of a record; null if the class is none, or if JSON-B annotations say how it is to be treated. */
    static @Nullable RecordShape of(Class<?> type) {
        return type.isRecord() && !Types.isAnnotated(type) ? new RecordShape(type) : null;
    }

    Object read(JsonScanner scanner, Type target, ValueReader reader) {
        ValueReader.expect(scanner, JsonKind.OBJECT, target);
        @Nullable Object[] values = absent.clone();
        scanner.beginObject();
        for (Integer i = scanner.nextName(names); i != null; i = scanner.nextName(names)) {
            if (i == JsonNames.UNKNOWN) {
                scanner.readValue();
            } else {
                values[i] = readComponent(scanner, i, target, reader);
            }
        }
        return construct(values);
    }

    private @Nullable Object readComponent(JsonScanner scanner, int index, Type target, ValueReader reader) {
        try {
            return reader.read(scanner, Types.resolve(types[index], target));
        } catch (JsonException e) {
            throw at(components[index], e);
        }
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new JsonException(
                    "The constructor of the record " + type.getName() + " refused the values in the JSON with "
                            + e.getClass().getName(),
                    e);
        }
    }

    void write(Object value, PlainWriter writer) {
        writer.out().beginObject();
        for (int i = 0; i < components.length; i++) {
            writer.out().name(components[i].getName());
            Object component = get(value, i);
            try {
                writer.write(component);
            } catch (JsonException e) {
                throw at(components[i], e);
            }
        }
        writer.out().endObject();
    }

    private @Nullable Object get(Object value, int index) {
        try {
            return (Object) accessors[index].invokeExact(value);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new JsonException(type.getName() + "." + components[index].getName() + "() failed", e);
        }
    }

    private JsonException at(RecordComponent component, JsonException e) {
        return Place.in(type, component.getName(), e);
    }

    private static @Nullable Object absent(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : ValueReader.empty(type);
    }

    private static String moduleName() {
        Module own = RecordShape.class.getModule();
        return own.isNamed() ? own.getName() : "all modules";
    }
}
