package io.github.inngest4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of an annotated class, made callable once and for all when its function is defined. */
final class AnnotatedMethod {

    private final String functionId;
    private final Method method;
    private final List<Type> parameterTypes;
    private final MethodHandle handle;

    /**
     * A method that belongs to a function.
     *
     * @throws InvalidFunctionException if it is static or private, or its class cannot be reached
     */
    AnnotatedMethod(String functionId, Method method) {
        this.functionId = functionId;
        this.method = method;
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            throw refused("it must be neither static nor private");
        }
        this.parameterTypes = List.of(method.getGenericParameterTypes());
        this.handle = handle();
    }

    private MethodHandle handle() {
        if (!method.trySetAccessible()) {
            throw refused("it cannot be reached: make class and method public, or open the package to the module"
                    + " io.github.inngest4j.core");
        }
        try {
            MethodHandle direct = MethodHandles.lookup().unreflect(method);
            MethodHandle plain = direct.asType(MethodType.genericMethodType(method.getParameterCount() + 1));
            return plain.asSpreader(Object[].class, method.getParameterCount() + 1);
        } catch (IllegalAccessException e) {
            throw refused("it cannot be reached: " + e.getMessage());
        }
    }

    List<Type> parameterTypes() {
        return parameterTypes;
    }

    Class<?> returnType() {
        return method.getReturnType();
    }

    /** Calls the method. What it throws is thrown unchanged; of a method without a result the result is {@code null}. */
    @Nullable
    Object call(@Nullable Object bean, @Nullable Object... arguments) throws Exception {
        @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
        all[0] = bean;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try {
            return (Object) handle.invokeExact(all);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a method has thrown what is neither exception nor error", e);
        }
    }

    /** What to throw if the method does not fit its function. */
    InvalidFunctionException refused(String reason) {
        String name = method.getDeclaringClass().getName() + "." + method.getName();
        return new InvalidFunctionException(functionId, "method", name, reason);
    }
}
