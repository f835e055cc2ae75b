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

/** Every behaviour through the feature, beside a provider for JSON. */
@Tag("runtime")
class FeatureBehaviourTest extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) {
        return RestServer.of(Set.of(JsonbProvider.type()), Set.of(new InngestFeature("/inngest", inngest, functions)))
                .start()
                .endpoint();
    }

    @Override
    public boolean isNative(Object request) {
        return request instanceof HttpServletRequest;
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
