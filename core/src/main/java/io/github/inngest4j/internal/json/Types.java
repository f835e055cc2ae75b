package io.github.inngest4j.internal.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small questions about types. */
final class Types {

    private Types() {}

    /** The class behind a type; for a type variable or wildcard that of its bound. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return raw(((TypeVariable<?>) type).getBounds()[0]);
    }

    /** The type argument at an index, or Object where the type is raw. */
    static Type argument(Type type, int index) {
        return bound(type) instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }

    /** The type of an array's elements. */
    static Type component(Type array) {
        return array instanceof GenericArrayType generic
                ? generic.getGenericComponentType()
                : raw(array).getComponentType();
    }

    /** The type with its variables replaced by the arguments that an owner gives them; others stay. */
    static Type resolve(Type type, Type owner) {
        if (!(owner instanceof ParameterizedType parameterized)) {
            return type;
        }
        TypeVariable<?>[] variables = raw(owner).getTypeParameters();
        Type[] arguments = parameterized.getActualTypeArguments();
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            known.put(variables[i], arguments[i]);
        }
        return substitute(type, known);
    }

    private static Type substitute(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof TypeVariable<?> variable) {
            return known.getOrDefault(variable, variable);
        }
        if (type instanceof WildcardType wildcard) {
            return substitute(wildcard.getUpperBounds()[0], known);
        }
        if (type instanceof GenericArrayType array) {
            Type component = substitute(array.getGenericComponentType(), known);
            return component instanceof Class<?> plain ? plain.arrayType() : new ArrayOf(component);
        }
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            Type[] replaced =
                    Arrays.stream(arguments).map(a -> substitute(a, known)).toArray(Type[]::new);
            return new Parameterized(raw(type), replaced, parameterized.getOwnerType());
        }
        return type;
    }

    /** Whether JSON-B annotations are present; by name, as their classes need not be. */
    static boolean hasJsonbAnnotation(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(Types::isOfJsonb);
    }

    static boolean isOfJsonb(Annotation annotation) {
        return annotation.annotationType().getName().startsWith("jakarta.json.bind.");
    }

    /** Whether JSON-B annotations say how a class is to be treated, on it or on anything it consists of or extends. */
    static boolean isAnnotated(Class<?> type) {
        return hasJsonbAnnotation(type)
                || (type.getPackage() != null && hasJsonbAnnotation(type.getPackage()))
                || members(type).anyMatch(Types::hasJsonbAnnotation)
                || Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .anyMatch(parent -> isOfApplication(parent) && isAnnotated(parent));
    }

    private static Stream<AnnotatedElement> members(Class<?> type) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields()),
                        Arrays.stream(type.getDeclaredMethods()),
                        Arrays.stream(constructors),
                        Arrays.stream(constructors)
                                .map(Executable::getParameters)
                                .flatMap(Arrays::stream))
                .flatMap(members -> members);
    }

    /** Whether a class is no part of the platform, neither of Java SE nor of Jakarta EE. */
    static boolean isOfApplication(Class<?> type) {
        return !type.isPrimitive()
                && !type.isArray()
                && !type.getName().startsWith("java.")
                && !type.getName().startsWith("jakarta.");
    }

    private static Type bound(Type type) {
        if (type instanceof WildcardType wildcard) {
            return wildcard.getUpperBounds()[0];
        }
        return type instanceof TypeVariable<?> variable ? variable.getBounds()[0] : type;
    }

    private record ArrayOf(Type component) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String getTypeName() {
            return component.getTypeName() + "[]";
        }
    }

    /** Equal to those of the JDK, as codecs may use types as keys. */
    private static final class Parameterized implements ParameterizedType {

        private final Class<?> raw;
        private final Type[] arguments;
        private final @Nullable Type owner;

        Parameterized(Class<?> raw, Type[] arguments, @Nullable Type owner) {
            this.raw = raw;
            this.arguments = arguments;
            this.owner = owner;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ParameterizedType that
                    && raw.equals(that.getRawType())
                    && Objects.equals(owner, that.getOwnerType())
                    && Arrays.equals(arguments, that.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(arguments) ^ Objects.hashCode(owner) ^ raw.hashCode();
        }

        @Override
        public String toString() {
            String list = Arrays.stream(arguments).map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
            return raw.getTypeName() + list;
        }
    }
}
