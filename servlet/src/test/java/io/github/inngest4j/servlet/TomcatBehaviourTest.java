package io.github.inngest4j.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Every behaviour through the servlet in a real Tomcat, on the request thread. */
class TomcatBehaviourTest extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) {
        return EmbeddedTomcat.with(new InngestServlet(inngest, functions))
                .start()
                .endpoint();
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }
}
