package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
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
        return jsonb.types().read(scanner, type, nested);
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JsonException("A string is not a constant of " + type.getName()));
    }

    @Override
    public void write(Object value, Type type, PlainWriter nested) {
        Class<?> own = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Shape shape = shapes.computeIfAbsent(own, Shape::of);
        String text = StandardValues.write(value);
        if (shape.ofRecord() != null) {
            shape.ofRecord().write(value, nested);
        } else if (shape.plainEnum()) {
            nested.out().value(((Enum<?>) value).name());
        } else if (text != null) {
            nested.out().value(text);
        } else {
            jsonb.types().write(value, type, nested);
        }
    }

    @Override
    public void close() {
        jsonb.close();
    }
}
