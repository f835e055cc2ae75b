package io.github.inngest4j.servlet;

import io.github.inngest4j.serve.DeployedApps;
import io.github.inngest4j.serve.OwnEndpoint;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mounts what is discovered in an application that mounts nothing itself. It only maps: the application has not started yet,
 * so the servlet looks for functions when it is initialised, at its first request.
 */
@HandlesTypes(OwnEndpoint.class)
public final class Initializer implements ServletContainerInitializer {

    /** For the container. */
    public Initializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> endpoints, ServletContext context) {
        DeployedApps apps = DeployedApps.find(context.getClassLoader());
        if (apps != null) {
            for (String path : apps.servePaths(endpoints, context.getContextPath(), context::getInitParameter)) {
                ServletRegistration.Dynamic servlet = context.addServlet(path, new InngestServlet());
                servlet.setAsyncSupported(true);
                servlet.addMapping(path);
            }
        }
    }
}
