package io.github.inngest4j.jaxrs;

import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A resource as an application has it; what it serves, the test has said before. */
@Path("/inngest")
public class MountedResource extends InngestResource {

    static volatile Consumer<InngestMount> configuration = mount -> {};
    static final AtomicInteger CONFIGURED = new AtomicInteger();
    static final AtomicInteger MADE = new AtomicInteger();

    public MountedResource() {
        MADE.incrementAndGet();
    }

    @Override
    protected void configure(InngestMount mount) {
        CONFIGURED.incrementAndGet();
        configuration.accept(mount);
    }
}
