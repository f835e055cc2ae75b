package io.github.inngest4j.servertests.behaviours.rest;

import io.github.inngest4j.jaxrs.InngestFeature;
import io.github.inngest4j.jaxrs.InngestMount;

/** A feature as an application has it. */
public class MountedFeature extends InngestFeature {

    /** As a runtime makes it. */
    public MountedFeature() {
        super("/feature");
    }

    @Override
    protected void configure(InngestMount mount) {
        MountPoint.configure(mount);
    }
}
