package io.github.inngest4j.servertests.behaviours.servlet;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.servlet.InngestServlet;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Every behaviour, with calls that are executed on the request thread. */
class SynchronousBehaviours extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) throws Exception {
        return MountPoint.current().mount(new InngestServlet(inngest, functions));
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }
}
