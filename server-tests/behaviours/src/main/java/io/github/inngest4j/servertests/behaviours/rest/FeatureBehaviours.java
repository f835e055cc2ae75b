package io.github.inngest4j.servertests.behaviours.rest;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Every behaviour, through the feature. */
class FeatureBehaviours extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) throws Exception {
        return MountPoint.mount("/api/feature", inngest, functions);
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }
}
