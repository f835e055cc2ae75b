package io.github.inngest4j.servertests.application;

import io.github.inngest4j.jaxrs.InngestFeature;
import io.github.inngest4j.jaxrs.InngestMount;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Executes calls on the threads of an executor, and keeps the connections of long ones busy. */
@Provider
public class StreamingFeature extends InngestFeature {

    /** As a runtime makes it. */
    public StreamingFeature() {
        super("/streaming");
    }

    @Override
    protected void configure(InngestMount mount) throws Exception {
        RestApp.mount(mount, true);
        // Nobody tells a feature of the end; so its threads end as soon as they are idle.
        mount.executor(new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(task, "application-executor")));
    }
}
