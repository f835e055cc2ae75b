package io.github.inngest4j.examples.acceptance.rest;

import io.github.inngest4j.examples.acceptance.AcceptanceFunctions;
import io.github.inngest4j.examples.acceptance.OtherApp;
import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.jaxrs.InngestResource;
import jakarta.ws.rs.Path;

/** The second app, beside the first. */
@Path("/inngest-other")
public class OtherResource extends InngestResource {

    @Override
    protected void configure(InngestMount mount) {
        mount.app(OtherApp.ID, AcceptanceFunctions::stepByStep).functions(OtherApp.remote());
    }
}
