package io.github.inngest4j.examples.acceptance.rest;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.examples.acceptance.AcceptanceFunctions;
import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.jaxrs.InngestResource;
import jakarta.ws.rs.Path;

/** The app of all fixtures. */
@Path("/inngest")
public class AcceptanceResource extends InngestResource {

    @Override
    protected void configure(InngestMount mount) {
        Inngest app = mount.app(AcceptanceFunctions.APP_ID, AcceptanceFunctions::stepByStep)
                .inngest();
        mount.functions(AcceptanceFunctions.all(() -> app));
    }
}
