package io.github.inngest4j.examples.helidon;

import io.github.inngest4j.jaxrs.InngestFeature;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;

/** Where the engine or the Inngest server calls the functions, which CDI has found. Helidon has no servlets. */
@Provider
@ApplicationScoped
public class Endpoint extends InngestFeature {

    public Endpoint() {
        super("/api/inngest");
    }

    /** Waits for calls that are being executed. */
    @Override
    @PreDestroy
    public void close() {
        super.close();
    }
}
