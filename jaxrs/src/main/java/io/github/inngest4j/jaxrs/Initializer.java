package io.github.inngest4j.jaxrs;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes the endpoints of a web application at its end, which a runtime tells neither resources nor features. */
public final class Initializer implements ServletContainerInitializer {

    /** For the container. */
    public Initializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        context.addListener(new End(ServletSide.endpoints(context)));
    }

    private record End(Endpoints endpoints) implements ServletContextListener {

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            endpoints.close();
        }
    }
}
