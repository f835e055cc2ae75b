package io.github.inngest4j.jaxrs;

import java.util.function.Consumer;

/** A feature as an application has it. */
class MountedFeature extends InngestFeature {

    private final Consumer<InngestMount> configuration;

    MountedFeature(Consumer<InngestMount> configuration) {
        super("/inngest");
        this.configuration = configuration;
    }

    @Override
    protected void configure(InngestMount mount) {
        configuration.accept(mount);
    }
}
