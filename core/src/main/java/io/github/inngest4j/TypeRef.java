package io.github.inngest4j;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A generic type as a value: {@code new TypeRef<List<Order>>() {}}. Immutable.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T extends @Nullable Object> {

    private final Type type;

    /** Captures the type argument that the subclass gives. */
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
            throw new IllegalStateException("a TypeRef needs a type argument: new TypeRef<List<Order>>() {}");
        }
        this.type = parameterized.getActualTypeArguments()[0];
    }

    private TypeRef(Type type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * The reference to a class.
     *
     * @param <T> the type
     * @param type the class
     * @return the reference
     */
    public static <T extends @Nullable Object> TypeRef<T> of(Class<T> type) {
        return new TypeRef<>(type) {};
    }

    /**
     * The captured type.
     *
     * @return a class or a parameterized type
     */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TypeRef<?> ref && type.equals(ref.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }
}
