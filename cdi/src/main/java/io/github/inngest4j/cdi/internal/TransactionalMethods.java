package io.github.inngest4j.cdi.internal;

import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods the container puts into a transaction. Annotations are told by name: their APIs may be absent. */
final class TransactionalMethods {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final Set<String> ENTERPRISE_BEANS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");
    private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

    private TransactionalMethods() {}

    /** What begins a transaction around the method of a bean, or {@code null} if nothing does. */
    static @Nullable String find(Class<?> bean, Method method) {
        Found found = find(method, new HashSet<>());
        if (found == null) {
            found = find(bean, new HashSet<>());
        }
        if (found != null) {
            return begins(found.annotation) ? found.how : null;
        }
        return enterpriseBean(bean, method);
    }

    /** An annotation, and how it came to the method. */
    private record Found(Annotation annotation, String how) {}

    private static @Nullable Found find(AnnotatedElement element, Set<Class<?>> seen) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.getName().equals(TRANSACTIONAL)) {
                return new Found(annotation, "@Transactional");
            }
            boolean passesOn =
                    type.isAnnotationPresent(Stereotype.class) || type.isAnnotationPresent(InterceptorBinding.class);
            Found passed = passesOn && seen.add(type) ? find(type, seen) : null;
            if (passed != null) {
                return new Found(passed.annotation, "@Transactional (by @" + type.getSimpleName() + ")");
            }
        }
        return null;
    }

    private static boolean begins(Annotation transactional) {
        return !WITHOUT.contains(member(transactional));
    }

    /** An enterprise bean is in transactions of its container, unless it says otherwise. */
    private static @Nullable String enterpriseBean(Class<?> bean, Method method) {
        for (Annotation annotation : bean.getAnnotations()) {
            if (ENTERPRISE_BEANS.contains(annotation.annotationType().getName())) {
                boolean itsOwn = "BEAN".equals(value(bean, "jakarta.ejb.TransactionManagement"));
                String attribute = value(method, "jakarta.ejb.TransactionAttribute");
                String present = attribute == null ? value(bean, "jakarta.ejb.TransactionAttribute") : attribute;
                return itsOwn || present != null && WITHOUT.contains(present)
                        ? null
                        : "@" + annotation.annotationType().getSimpleName() + " with transactions of the container";
            }
        }
        return null;
    }

    private static @Nullable String value(AnnotatedElement element, String annotationName) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getName().equals(annotationName)) {
                return member(annotation);
            }
        }
        return null;
    }

    private static String member(Annotation annotation) {
        try {
            return String.valueOf(annotation.annotationType().getMethod("value").invoke(annotation));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The annotation " + annotation + " has no value", e);
        }
    }
}
