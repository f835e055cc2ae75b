package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.cdi.InngestApp;
import io.github.inngest4j.cdi.ToInngest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Named;
import java.lang.annotation.Annotation;
import java.util.Set;

/** Which app a bean belongs to, by its qualifiers. */
final class Qualifiers {

    private static final Set<Class<? extends Annotation>> OF_NO_APP =
            Set.of(Any.class, Default.class, Named.class, ToInngest.class);

    private Qualifiers() {}

    /** Whether a qualifier may be that of an app. */
    static boolean mayBeOfApp(Class<? extends Annotation> qualifier) {
        return !OF_NO_APP.contains(qualifier);
    }

    /** Whether a qualifier makes an app. */
    static boolean makesApp(Class<? extends Annotation> qualifier) {
        return qualifier.isAnnotationPresent(InngestApp.class);
    }
}
