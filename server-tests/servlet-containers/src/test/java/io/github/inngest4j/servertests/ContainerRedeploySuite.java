package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.suite.FakeServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Redeploys in a server that has nothing more. */
abstract class ContainerRedeploySuite extends RedeploySuite {

    private final Container container;
    private FakeServer inngest;
    private RunningServer server;

    ContainerRedeploySuite(Container container) {
        this.container = container;
    }

    @BeforeEach
    void start() throws Exception {
        inngest = new FakeServer();
        server = container.start(
                Map.of(TestApp.FIRST.path(), Wars.APPLICATION, TestApp.SECOND.path(), Wars.APPLICATION),
                TestApp.settings(inngest));
    }

    @Override
    Server server() {
        return server;
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
            // Tomcat looks for threads that an application has left.
            assertThat(server.process().lines("started a thread named \\[(inngest4j|HttpClient)"))
                    .isEmpty();
        }
        inngest.close();
    }
}
