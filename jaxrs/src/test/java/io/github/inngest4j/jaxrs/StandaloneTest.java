package io.github.inngest4j.jaxrs;

import static io.github.inngest4j.suite.RunCall.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.Signatures;
import io.github.inngest4j.suite.Stage;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.SeBootstrap.Configuration;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The feature where there is no servlet, nor their API. */
@Tag("standalone")
class StandaloneTest {

    private static final InngestFunction FUNCTION = Stage.function((run, step) -> "done");

    @Test
    void theApiIsNotThere() {
        assertThatThrownBy(() -> Class.forName("jakarta.servlet.ServletConfig"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void signedCallsAreExecuted() throws Exception {
        try (Inngest inngest =
                        Inngest.builder(Stage.APP_ID).signingKey(Signatures.KEY).build();
                HttpEndpoint endpoint = start(new InngestFeature("/inngest", inngest, List.of(FUNCTION)))) {
            Answer answer = endpoint.send(run().discover().signed(Signatures.KEY));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("\"done\"");
            Signatures.assertSigned(answer, Signatures.KEY);
            assertThat(endpoint.send(run().discover()).status()).isEqualTo(401);
            assertThat(endpoint.send(run().discover().as("BREW")).status()).isEqualTo(405);
        }
    }

    @Test
    void aFeatureIsClosedByWhoeverEndsTheApplication() throws Exception {
        MountedFeature feature = new MountedFeature(
                mount -> mount.app(Stage.APP_ID, settings -> settings.dev(true)).functions(FUNCTION));
        try (HttpEndpoint endpoint = start(feature)) {
            assertThat(endpoint.send(run().discover()).text()).isEqualTo("\"done\"");
            feature.close();
            assertThat(endpoint.send(run().discover()).status()).isEqualTo(500);
        }
    }

    private static HttpEndpoint start(InngestFeature feature) throws Exception {
        Application application = new Application() {
            @Override
            @SuppressWarnings("deprecation") // Objects have no other way that is the same everywhere.
            public Set<Object> getSingletons() {
                return Set.of(feature);
            }
        };
        Configuration configuration = Configuration.builder()
                .host("127.0.0.1")
                .port(Configuration.FREE_PORT)
                .rootPath("api")
                .build();
        SeBootstrap.Instance instance = SeBootstrap.start(application, configuration)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        return new HttpEndpoint(
                instance.configuration().baseUriBuilder().path("inngest").build(), () -> stop(instance));
    }

    private static void stop(SeBootstrap.Instance instance) {
        try {
            instance.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
