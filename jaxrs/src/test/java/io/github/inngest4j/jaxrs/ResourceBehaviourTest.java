package io.github.inngest4j.jaxrs;

import static io.github.inngest4j.suite.RunCall.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.BehaviourSuite;
import io.github.inngest4j.suite.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour through a resource that is made for each request, without any provider for JSON. */
@Tag("runtime")
class ResourceBehaviourTest extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) {
        MountedResource.configuration = mount -> mount.app(inngest).functions(functions);
        return RestServer.of(Set.of(MountedResource.class), Set.of()).start().endpoint();
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "HEAD"})
    @Override
    public void anotherMethodIsRefused(String method) throws IOException {
        super.anotherMethodIsRefused(method);
    }

    /** A runtime itself refuses a method that no resource has. */
    @Test
    void aMethodThatNobodyKnowsIsRefused() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serve((run, step) -> runs.incrementAndGet())
                .send(run().discover().as("BREW"));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET", "POST", "PUT");
        assertThat(runs).hasValue(0);
    }

    /** CXF itself refuses a query that is none. */
    @Test
    @Override
    public void whatIsWrongInTheQueryBesideOursDoesNotMatter() throws IOException {
        if (!RestServer.isCxf()) {
            super.whatIsWrongInTheQueryBesideOursDoesNotMatter();
            return;
        }
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serve((run, step) -> runs.incrementAndGet())
                .send(run().discover().query("?a=%zz&fnId=suite-fn&stepId=step"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(runs).hasValue(0);
    }
}
