package io.github.inngest4j.servertests.behaviours.rest;

import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.jaxrs.InngestResource;
import jakarta.ws.rs.Path;

/** A resource as an application has it. */
@Path("/inngest")
public class MountedResource extends InngestResource {

    /** As a runtime makes it. */
    public MountedResource() {}

    @Override
    protected void configure(InngestMount mount) {
        MountPoint.configure(mount);
    }
}
