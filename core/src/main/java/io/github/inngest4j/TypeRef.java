package io.github.inngest4j;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A generic type that can be passed as a value, for results whose type a {@link Class} cannot express.
 *
 * <pre>{@code
 * List<Order> orders = step.run("load-orders", new TypeRef<List<Order>>() {}, () -> shop.load(customer));
 * }</pre>
 *
 * <p>The empty braces matter: they make an anonymous subclass, which keeps its type argument at run time. Instances are
 * immutable; two of them are equal if they stand for the same type.
 *
 * @param <T> the type it stands for
 */
public abstract class TypeRef<T extends @Nullable Object> {

    private final Type type;

    /**
     * Captures the type argument of the subclass.
     *
     * @throws IllegalArgumentException if the subclass gives no type argument, or one that is itself a type variable (its
     *     value would be unknown at run time)
     */
    protected TypeRef() {
        this.type = argumentOf(getClass());
    }

    private TypeRef(Type type) {
        this.type = type;
    }

    /**
     * The reference to a type that is not generic.
     *
     * @param <T> the type
     * @param type its class
     * @return a reference to it
     */
    @SuppressWarnings("unchecked") // It is the type that the class says.
    public static <T extends @Nullable Object> TypeRef<T> of(Class<T> type) {
        return (TypeRef<T>) of((Type) type);
    }

    /**
     * Any type that is known at run time only.
     *
     * @param type the type
     * @return a token for it
     */
    public static TypeRef<@Nullable Object> of(Type type) {
        return new TypeRef<>(Objects.requireNonNull(type, "type")) {};
    }

    /**
     * The type this reference stands for.
     *
     * @return a class, or a parameterized type or array of such
     */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TypeRef<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return "TypeRef<" + type.getTypeName() + ">";
    }

    private static Type argumentOf(Class<?> subclass) {
        if (!(subclass.getGenericSuperclass() instanceof ParameterizedType parent
                && parent.getRawType() == TypeRef.class)) {
            throw new IllegalArgumentException(
                    "A TypeRef needs its type argument where it is created: new TypeRef<List<String>>() {}");
        }
        Type argument = parent.getActualTypeArguments()[0];
        if (argument instanceof TypeVariable<?>) {
            throw new IllegalArgumentException("The type argument of a TypeRef must be known where it is created, but "
                    + argument.getTypeName()
                    + " is a type variable");
        }
        return argument;
    }
}
