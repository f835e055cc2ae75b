package io.github.inngest4j.jaxrs;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes the endpoints of a web application at its end, which a runtime tells neither resources nor features. */
public final class Initializer implements ServletContainerInitializer {

    /** Calls have had their time; this is for answers that are ready. */
    private static final Duration TIME_TO_WRITE = Duration.ofSeconds(2);

    /** For the container. */
    public Initializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        context.addListener(new End(ServletSide.endpoints(context), OpenRequests.of(context)));
    }

    private record End(Endpoints endpoints, OpenRequests requests) implements ServletContextListener {

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            endpoints.close();
            requests.awaitEnd(TIME_TO_WRITE);
        }
    }
}
