package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * User types where the application brings no codec: standard values, enums and records without JSON-B annotations are
 * treated here, as JSON-B would treat them but for what its providers get wrong; all other types are left to JSON-B.
 */
final class DefaultTypes implements UserTypes {

    /** Not static, and no ClassValue either: what is known of a class must not outlive the application. */
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

    private final LazyJsonb jsonb = new LazyJsonb();

    private record Shape(@Nullable RecordShape ofRecord, boolean plainEnum) {

        static Shape of(Class<?> type) {
            return new Shape(RecordShape.of(type), type.isEnum() && !Types.hasJsonbAnnotation(type));
        }
    }

    @Override
    public @Nullable Object read(JsonScanner scanner, Type type, ValueReader nested) {
        Class<?> raw = Types.raw(type);
        Shape shape = shapes.get(raw);
        if (shape == null) {
            shape = shapes.computeIfAbsent(raw, Shape::of);
        }
        if (shape.ofRecord() != null) {
            return shape.ofRecord().read(scanner, type, nested);
        }
        if (shape.plainEnum()) {
            ValueReader.expect(scanner, JsonKind.STRING, type);
            return constant(raw, scanner.readString());
        }
        if (StandardValues.reads(raw)) {
            ValueReader.expect(scanner, JsonKind.STRING, type);
            return StandardValues.read(scanner.readString(), raw);
        }
        if (raw == OptionalInt.class) {
            return OptionalInt.of((int) NumberReader.read(scanner, int.class));
        }
        if (raw == OptionalLong.class) {
            return OptionalLong.of((long) NumberReader.read(scanner, long.class));
        }
        if (raw == OptionalDouble.class) {
            return OptionalDouble.of((double) NumberReader.read(scanner, double.class));
        }
        checkOpen(raw);
        return jsonb.types(raw).read(scanner, type, nested);
    }

    static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JsonException("A string is not a constant of " + type.getName()));
    }

    @Override
    public boolean write(Object value, Type type, PlainWriter nested) {
        Class<?> own = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Shape shape = shapes.computeIfAbsent(own, Shape::of);
        String text = StandardValues.write(value);
        if (shape.ofRecord() != null) {
            shape.ofRecord().write(value, nested);
        } else if (shape.plainEnum()) {
            nested.out().value(((Enum<?>) value).name());
        } else if (text != null) {
            nested.out().value(text);
        } else if (value instanceof OptionalInt optional) {
            nested.write(optional.isPresent() ? optional.getAsInt() : null);
        } else if (value instanceof OptionalLong optional) {
            nested.write(optional.isPresent() ? optional.getAsLong() : null);
        } else if (value instanceof OptionalDouble optional) {
            nested.write(optional.isPresent() ? optional.getAsDouble() : null);
        } else {
            jsonb.types(own).write(value, type, nested);
            return true;
        }
        return false;
    }

    @Override
    public void checkReadable(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::checkReadable);
        }
        Class<?> raw = Types.raw(type);
        if (raw.isArray()) {
            checkReadable(Types.component(type));
        }
        checkOpen(raw);
    }

    /** Refuses types of which nobody could tell what a JSON object is. */
    private static void checkOpen(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())
                && Types.isOfApplication(type)
                && !type.isEnum()
                && !Iterable.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !Types.isAnnotated(type)) {
            throw new JsonException((type.isSealed() ? "The sealed type " : "The abstract type ") + type.getName()
                    + " cannot be read from JSON: it needs @JsonbTypeInfo, which names its implementations");
        }
    }

    @Override
    public void close() {
        jsonb.close();
    }
}
