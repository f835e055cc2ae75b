package io.github.inngest4j.servertests.behaviours.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.servlet.InngestServlet;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

/** Every behaviour, with calls that are executed by an executor. */
class AsynchronousBehaviours extends BehaviourSuite {

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stopExecutor() {
        executor.shutdown();
    }

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) throws Exception {
        return MountPoint.current().mount(new InngestServlet(inngest, functions, executor));
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }
}
