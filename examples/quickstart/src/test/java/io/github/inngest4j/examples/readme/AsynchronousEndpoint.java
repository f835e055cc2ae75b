package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;

import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.annotation.WebServlet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

// example: asynchronous mount
@WebServlet(urlPatterns = "/api/inngest", loadOnStartup = 1, asyncSupported = true)
public class AsynchronousEndpoint extends InngestServlet {
    private final ExecutorService executor = Executors.newFixedThreadPool(50);

    @Override
    protected void configure(InngestMount mount) {
        mount.app("shop").functions(fulfil(new Warehouse())).executor(executor);
    }

    @Override
    public void destroy() {
        super.destroy();
        executor.shutdown();
    }
}
// end
