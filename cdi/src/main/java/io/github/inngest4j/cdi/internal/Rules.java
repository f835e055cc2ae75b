package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.cdi.DurableStep;
import io.github.inngest4j.cdi.InngestApp;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds for beans with functions and steps. A problem names class, method, reason and remedy. */
final class Rules {

    private final Collection<Class<?>> functionBeans;
    private final Collection<Class<?>> stepBeans;
    private final Function<Class<?>, Class<?>> appOf;
    private final List<String> problems = new ArrayList<>();

    Rules(Collection<Class<?>> functionBeans, Collection<Class<?>> stepBeans, Function<Class<?>, Class<?>> appOf) {
        this.functionBeans = functionBeans;
        this.stepBeans = stepBeans;
        this.appOf = appOf;
    }

    List<String> problems() {
        functionBeans.forEach(this::checkFunctions);
        stepBeans.forEach(this::checkSteps);
        checkIds();
        checkMainId();
        return List.copyOf(problems);
    }

    private void checkFunctions(Class<?> type) {
        BeanMethods methods = BeanMethods.of(type);
        int before = problems.size();
        for (Method method : methods.triggered()) {
            if (!method.isAnnotationPresent(DurableFunction.class)) {
                report(method, "it has a trigger, but is no function: add @DurableFunction, or remove the trigger");
            }
        }
        for (Method method : methods.functions()) {
            if (method.isAnnotationPresent(DurableFunction.class) && !BeanMethods.isTriggered(method)) {
                report(
                        method,
                        "nothing starts the function: add @OnEvent or @OnCron, or @OnInvoke if only other functions start"
                                + " it");
            }
            String transaction = TransactionalMethods.find(type, method);
            if (transaction != null) {
                report(
                        method,
                        "it is a function under " + transaction
                                + ", but a run spans many calls and no transaction spans"
                                + " two: remove it here, and put @Transactional on the methods that steps execute");
            }
        }
        if (before == problems.size() && !methods.functions().isEmpty()) {
            define(type);
        }
    }

    /** Lets the definitions be checked, without an object to call. */
    private void define(Class<?> type) {
        try {
            InngestFunction.annotated(type, () -> null);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(message.contains(type.getName()) ? message : type.getName() + ": " + message);
        }
    }

    private void checkIds() {
        Map<List<Object>, Method> byId = new HashMap<>();
        for (Class<?> type : functionBeans) {
            for (Method method : BeanMethods.of(type).functions()) {
                DurableFunction function = method.getAnnotation(DurableFunction.class);
                if (function == null) {
                    continue;
                }
                Method other = byId.putIfAbsent(List.of(appOf.apply(type), function.id()), method);
                if (other != null && other.getDeclaringClass() != method.getDeclaringClass()) {
                    report(
                            method,
                            "its id '" + function.id() + "' is that of " + name(other)
                                    + " already: ids in an app differ, so" + " change one of them");
                } else if (other != null && other.equals(method)) {
                    problems.add(name(method) + ": two beans inherit this function, and so its id '" + function.id()
                            + "': let one of them only have it");
                }
            }
        }
    }

    /** Two names for the main app would leave it to chance which one holds. */
    private void checkMainId() {
        Map<String, Class<?>> named = new HashMap<>();
        for (Class<?> type : functionBeans) {
            InngestApp app = type.getAnnotation(InngestApp.class);
            if (app != null) {
                named.putIfAbsent(app.value(), type);
            }
        }
        if (named.size() > 1) {
            problems.add("@InngestApp gives the main app more than one id: " + named
                    + ": keep one of them, or put the others on qualifiers");
        }
    }

    private void checkSteps(Class<?> type) {
        BeanMethods methods = BeanMethods.of(type);
        for (Method method : methods.steps()) {
            if (methods.hasFunctions()) {
                report(
                        method,
                        "its class has functions and steps, but a call within a bean is not intercepted and would be no step:"
                                + " move @DurableStep methods to a bean of their own");
            }
            String modifier = modifier(method.getModifiers());
            if (modifier != null) {
                report(
                        method,
                        "a @DurableStep method is not " + modifier
                                + ", since calls of such a method are not intercepted:" + " remove '" + modifier + "'");
            }
            Class<?> result = method.getReturnType();
            if (CompletionStage.class.isAssignableFrom(result) || Future.class.isAssignableFrom(result)) {
                report(
                        method,
                        "it returns a " + result.getSimpleName()
                                + ", but a step is over when its method returns: return the" + " result itself");
            }
            if (hasVariable(method.getGenericReturnType())) {
                report(
                        method,
                        "its result is bound to "
                                + method.getGenericReturnType().getTypeName()
                                + ", whose variable is not known: override it with a type that is");
            }
        }
        if (type.isAnnotationPresent(DurableStep.class)) {
            problems.add(type.getName() + ": @DurableStep is for methods: put it on those that are steps");
        }
    }

    private static @Nullable String modifier(int modifiers) {
        if (Modifier.isPrivate(modifiers)) {
            return "private";
        }
        if (Modifier.isStatic(modifiers)) {
            return "static";
        }
        return Modifier.isFinal(modifiers) ? "final" : null;
    }

    private static boolean hasVariable(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(Rules::hasVariable);
        }
        return type instanceof TypeVariable<?>
                || type instanceof GenericArrayType array && hasVariable(array.getGenericComponentType());
    }

    private void report(Method method, String problem) {
        problems.add(name(method) + ": " + problem);
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }
}
