package io.github.inngest4j.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

/** Every behaviour through the servlet in a real Tomcat, on the threads of an executor. */
class TomcatAsyncBehaviourTest extends BehaviourSuite {

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stopExecutor() {
        executor.shutdownNow();
    }

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) {
        return EmbeddedTomcat.with(new InngestServlet(inngest, functions, executor))
                // Far fewer than the calls that a behaviour makes at a time.
                .connector(connector -> connector.setProperty("maxThreads", "8"))
                .start()
                .endpoint();
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }
}
