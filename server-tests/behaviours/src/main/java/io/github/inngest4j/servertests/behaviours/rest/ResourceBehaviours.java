package io.github.inngest4j.servertests.behaviours.rest;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour, through the resource. */
class ResourceBehaviours extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) throws Exception {
        return MountPoint.mount("/api/inngest", inngest, functions);
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }

    /** A method that no resource has does not come to ours. */
    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "HEAD"})
    @Override
    public void anotherMethodIsRefused(String method) throws IOException {
        super.anotherMethodIsRefused(method);
    }
}
