package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;

import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.jaxrs.InngestResource;
import jakarta.annotation.Resource;
import jakarta.ws.rs.Path;
import java.util.concurrent.Executor;

@Path("/streaming")
public class StreamingRestEndpoint extends InngestResource {
    // example: rest streaming
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private Executor executor;

    @Override
    protected void configure(InngestMount mount) {
        mount.app("shop", settings -> settings.streaming(true))
                .functions(fulfil(new Warehouse()))
                .executor(executor);
    }
    // end
}
