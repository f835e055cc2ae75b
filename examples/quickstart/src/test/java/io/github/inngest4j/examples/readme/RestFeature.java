package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;

import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.jaxrs.InngestFeature;
import io.github.inngest4j.jaxrs.InngestMount;
import jakarta.ws.rs.ext.Provider;

// example: rest feature
@Provider
public class RestFeature extends InngestFeature {
    public RestFeature() {
        super("/inngest");
    }

    @Override
    protected void configure(InngestMount mount) {
        mount.app("shop").functions(fulfil(new Warehouse()));
    }
}
// end
