package io.github.inngest4j.servertests.engine;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.engine.Engine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An engine that lives in the application, and the app that belongs to it, in place of the one by the settings in the WAR. */
@Alternative
@Priority(1)
@ApplicationScoped
public class EngineBean {

    private @Nullable Engine engine;

    /** For the container, which also makes proxies by it. */
    public EngineBean() {}

    @PostConstruct
    void start() {
        engine = Engine.builder().http(0).build();
    }

    /** The engine. */
    public Engine engine() {
        return Objects.requireNonNull(engine);
    }

    @Produces
    @ApplicationScoped
    Inngest app() {
        return Inngest.builder("beans").dev(engine().url().toString()).build();
    }

    static void close(@Disposes Inngest app) {
        app.close();
    }

    @PreDestroy
    void stop() {
        engine().close();
    }
}
