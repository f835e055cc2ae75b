package io.github.inngest4j.servertests.application;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What the runtime finds: a resource, and a feature. */
@ApplicationPath("/api")
public class RestApplication extends Application {

    /** As a runtime makes it. */
    public RestApplication() {}
}
