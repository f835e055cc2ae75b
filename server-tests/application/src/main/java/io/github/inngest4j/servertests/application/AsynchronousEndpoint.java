package io.github.inngest4j.servertests.application;

import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.annotation.WebServlet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Executes calls on the threads of an executor. */
@WebServlet(urlPatterns = "/api/async", loadOnStartup = 1, asyncSupported = true)
public class AsynchronousEndpoint extends InngestServlet {

    private static final long serialVersionUID = 1L;

    private transient volatile @Nullable ExecutorService executor;

    /** As a container makes it. */
    public AsynchronousEndpoint() {}

    @Override
    protected void configure(InngestMount mount) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "application-executor"));
        executor = threads;
        App.mount(mount, getServletContext(), streaming());
        mount.executor(threads);
    }

    /** Whether the connections of long calls are kept busy. */
    boolean streaming() {
        return false;
    }

    @Override
    public void destroy() {
        super.destroy();
        ExecutorService threads = executor;
        if (threads != null) {
            threads.shutdown();
        }
    }
}
