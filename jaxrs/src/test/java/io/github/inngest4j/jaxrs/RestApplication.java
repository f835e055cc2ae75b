package io.github.inngest4j.jaxrs;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The application of a test, made by a runtime; of what, the test has said before. */
@ApplicationPath("/api")
public class RestApplication extends Application {

    static volatile Set<Class<?>> classes = Set.of();
    static volatile Set<Object> singletons = Set.of();

    @Override
    public Set<Class<?>> getClasses() {
        return classes;
    }

    @Override
    @SuppressWarnings("deprecation") // Objects have no other way that is the same everywhere.
    public Set<Object> getSingletons() {
        return singletons;
    }
}
