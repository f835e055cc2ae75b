package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;
import static io.github.inngest4j.examples.readme.ReadmeExamples.welcome;

import io.github.inngest4j.examples.readme.ReadmeExamples.Mailer;
import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.jaxrs.InngestResource;
import jakarta.ws.rs.Path;

// example: rest resource
@Path("/inngest")
public class RestEndpoint extends InngestResource {
    @Override
    protected void configure(InngestMount mount) {
        mount.app("shop").functions(fulfil(new Warehouse()), welcome(new Mailer()));
    }
}
// end
