package io.github.inngest4j.servertests.behaviours.rest;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.jaxrs.InngestMount;
import io.github.inngest4j.servertests.behaviours.ThisApplication;
import io.github.inngest4j.suite.HttpEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Where each behaviour mounts what it needs: the resource and the feature serve it both. */
@ApplicationPath("/api")
public class MountPoint extends Application {

    /** Where the adapter keeps the endpoints of a web application, which stay as long as that does. */
    private static final String ENDPOINTS = "io.github.inngest4j.jaxrs.Endpoints";

    private static final Consumer<InngestMount> NOTHING = mount -> mount.app("nothing");

    private static volatile Consumer<InngestMount> mounted = NOTHING;

    /** As a runtime makes it. */
    public MountPoint() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MountedResource.class, MountedFeature.class);
    }

    /** Serves functions, until the endpoint is closed. */
    static HttpEndpoint mount(String path, Inngest inngest, List<InngestFunction> functions) throws Exception {
        ThisApplication application = ThisApplication.current();
        closeEndpoints(application.context());
        mounted = mount -> mount.app(inngest).functions(functions);
        return new HttpEndpoint(application.at(path), () -> {
            mounted = NOTHING;
            closeEndpoints(application.context());
        });
    }

    /** Ends what is served, so that the next request opens what is mounted then. */
    private static void closeEndpoints(ServletContext context) {
        Object endpoints = context.getAttribute(ENDPOINTS);
        context.removeAttribute(ENDPOINTS);
        if (endpoints instanceof AutoCloseable opened) {
            try {
                opened.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void configure(InngestMount mount) {
        mounted.accept(mount);
    }
}
