package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an extension has found among the enabled beans, and what follows from it.
 *
 * @param <Q> what stands for a qualifier: an annotation, or its description at build time
 */
final class Findings<Q> {

    private final Set<Class<?>> functionBeans = new LinkedHashSet<>();
    private final Set<Class<?>> stepBeans = new LinkedHashSet<>();
    private final Set<Class<? extends Annotation>> produced = new LinkedHashSet<>();
    private final Map<Class<? extends Annotation>, Q> asked = new LinkedHashMap<>();

    /** A bean that is an instance of a class of the application. */
    void managed(Class<?> type, Map<Class<? extends Annotation>, Q> qualifiers) {
        BeanMethods methods = BeanMethods.of(type);
        if (methods.hasFunctions()) {
            functionBeans.add(type);
            asked.putAll(qualifiers);
        }
        if (methods.hasSteps()) {
            stepBeans.add(type);
        }
    }

    /** Any bean, by the classes among its types. */
    void bean(Set<? extends Class<?>> types, Map<Class<? extends Annotation>, Q> qualifiers) {
        if (types.contains(Inngest.class)) {
            produced.addAll(qualifiers.keySet());
        }
        if (types.contains(InngestFunction.class)) {
            asked.putAll(qualifiers);
        }
    }

    /** Whether the application leaves the main app to the library. */
    boolean needsMainApp() {
        return !produced.contains(Default.class);
    }

    /** The qualifiers of the apps that the library is to make. */
    List<Map.Entry<Class<? extends Annotation>, Q>> qualifiersOfApps() {
        List<Map.Entry<Class<? extends Annotation>, Q>> found = new ArrayList<>();
        for (Map.Entry<Class<? extends Annotation>, Q> each : asked.entrySet()) {
            if (Qualifiers.makesApp(each.getKey()) && !produced.contains(each.getKey())) {
                found.add(each);
            }
        }
        return found;
    }

    List<Class<?>> functionBeans() {
        return List.copyOf(functionBeans);
    }

    /** What is wrong, for people; empty if nothing is. */
    List<String> problems() {
        return new Rules(functionBeans, stepBeans, this::appOf).problems();
    }

    /** What tells the app of a bean from others: its qualifier, or {@code Default}. */
    private Class<?> appOf(Class<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            Class<? extends Annotation> qualifier = annotation.annotationType();
            if (Qualifiers.mayBeOfApp(qualifier) && (produced.contains(qualifier) || Qualifiers.makesApp(qualifier))) {
                return qualifier;
            }
        }
        return Default.class;
    }
}
