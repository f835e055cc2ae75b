package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** Makes the apps that the application does not produce itself. */
final class AppFactory {

    private AppFactory() {}

    /**
     * Makes an app. Observers of its builder may set what they like, before it is built.
     *
     * @param lookup the beans
     * @param qualifier the qualifier of the app, or {@code null} for the main one
     * @return the app
     */
    static Inngest create(Instance<Object> lookup, @Nullable Annotation qualifier) {
        Configuration configuration = lookup.select(Configuration.class).get();
        InngestApp named = qualifier == null ? null : qualifier.annotationType().getAnnotation(InngestApp.class);
        String id = named == null
                ? mainId(configuration, lookup.select(Discovered.class).get())
                : named.value();
        InngestBuilder builder = Inngest.builder(id).configuration(configuration::source);
        Annotation whose = qualifier == null ? Default.Literal.INSTANCE : qualifier;
        lookup.select(ApplicationBeans.class)
                .get()
                .container()
                .getEvent()
                .select(InngestBuilder.class, whose)
                .fire(builder);
        return builder.build();
    }

    private static String mainId(Configuration configuration, Discovered discovered) {
        String configured = configuration.get("inngest.app-id");
        if (configured != null) {
            return configured;
        }
        for (Class<?> bean : discovered.functionBeans()) {
            InngestApp app = bean.getAnnotation(InngestApp.class);
            if (app != null) {
                return app.value();
            }
        }
        throw new IllegalStateException(
                "The Inngest app has no id: set inngest.app-id (environment variable INNGEST_APP_ID),"
                        + " annotate a class with functions with @InngestApp(\"...\"), or produce an Inngest");
    }
}
