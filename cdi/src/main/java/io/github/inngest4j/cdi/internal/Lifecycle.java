package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.runtime.AppAccess;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;

/** The start of the application: what is wrong with its functions keeps it from starting. */
@Singleton
public class Lifecycle {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.cdi");

    /** For the container. */
    public Lifecycle() {}

    /** Before the application's own observers, which may need an app. */
    void configure(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    Object started,
            Configuration configuration) {
        configuration.application(started);
    }

    /** After the application's own observers, which may prepare what functions need. */
    void start(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_AFTER)
                    Object started,
            Deployment deployment,
            BeanContainer beans) {
        if (!isAnotherPart(started, beans)) {
            deployment.apps().forEach(Lifecycle::log);
        }
    }

    /**
     * Weld tells of every part of a deployment that is no web application, such as what WildFly adds for Jakarta Security.
     * That may be before the web application has started, whose parameters are settings.
     */
    private static boolean isAnotherPart(Object started, BeanContainer beans) {
        return started.getClass().getName().startsWith("org.jboss.weld.")
                && Boolean.TRUE.equals(
                        Optionals.withApi("jakarta.servlet.ServletContext", () -> WebParameters.areToCome(beans)));
    }

    private static void log(DiscoveredApp app) {
        Settings settings = app.inngest().unwrap(AppAccess.class).context().settings();
        String path = settings.servePath() == null ? "" : settings.servePath();
        LOG.log(
                Level.INFO,
                "app {0}: functions {1}; {2} mode, server {3}{4}",
                app.id(),
                app.functions().stream().map(InngestFunction::id).collect(Collectors.joining(", ")),
                settings.mode().wireName(),
                settings.apiBaseUrl(),
                settings.serveOrigin() == null ? "" : ", reached at " + settings.serveOrigin() + path);
    }
}
