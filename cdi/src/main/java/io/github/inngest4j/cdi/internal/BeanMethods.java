package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnCancel;
import io.github.inngest4j.OnCron;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.OnFailure;
import io.github.inngest4j.cdi.DurableStep;
import io.github.inngest4j.cdi.OnInvoke;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The methods of a class that matter, those of super classes too.
 *
 * @param functions those that are a function's code, its failure's or its cancellation's
 * @param steps those that are steps
 * @param triggered those with a trigger
 */
record BeanMethods(List<Method> functions, List<Method> steps, List<Method> triggered) {

    private static final List<Class<? extends Annotation>> TRIGGERS =
            List.of(OnEvent.class, OnEvent.List.class, OnCron.class, OnCron.List.class, OnInvoke.class);

    static BeanMethods of(Class<?> type) {
        List<Method> functions = new ArrayList<>();
        List<Method> steps = new ArrayList<>();
        List<Method> triggered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.isSynthetic() || method.getAnnotations().length == 0) {
                    continue;
                }
                if (!seen.add(method.getName() + List.of(method.getParameterTypes()))) {
                    continue;
                }
                if (method.isAnnotationPresent(DurableFunction.class)
                        || method.isAnnotationPresent(OnFailure.class)
                        || method.isAnnotationPresent(OnCancel.class)) {
                    functions.add(method);
                }
                if (method.isAnnotationPresent(DurableStep.class)) {
                    steps.add(method);
                }
                if (isTriggered(method)) {
                    triggered.add(method);
                }
            }
        }
        return new BeanMethods(List.copyOf(functions), List.copyOf(steps), List.copyOf(triggered));
    }

    static boolean isTriggered(Method method) {
        return TRIGGERS.stream().anyMatch(method::isAnnotationPresent);
    }

    boolean hasFunctions() {
        return !functions.isEmpty() || !triggered.isEmpty();
    }

    boolean hasSteps() {
        return !steps.isEmpty();
    }
}
