package io.github.inngest4j.servertests.application;

import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.jaxrs.InngestResource;
import jakarta.ws.rs.Path;

/** Executes calls on the request thread. */
@Path("/inngest")
public class SynchronousResource extends InngestResource {

    /** As a runtime makes it. */
    public SynchronousResource() {}

    @Override
    protected void configure(InngestMount mount) throws Exception {
        RestApp.mount(mount, false);
    }
}
