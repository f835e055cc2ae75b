package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The servlet, and the behaviours. In the end the server stops. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServletIT extends ServerSuite {

    /** Made before the deployments, which are to know it. */
    private static final FakeServer INNGEST = Deployments.newInngest();

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "first", managed = false, testable = false)
    static Archive<?> first() {
        return Deployments.application(TestApp.FIRST, INNGEST);
    }

    @Deployment(name = "second", managed = false, testable = false)
    static Archive<?> second() {
        return Deployments.application(TestApp.SECOND, INNGEST);
    }

    @Deployment(name = "removed", managed = false, testable = false)
    static Archive<?> removed() {
        return Deployments.application(TestApp.REMOVED, INNGEST);
    }

    @Deployment(name = "behaviours", managed = false, testable = false)
    static Archive<?> behavioursOfServlet() {
        return Deployments.behaviours();
    }

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "");
            server.deploy("first", "second", "removed", "behaviours");
        }
    }

    @AfterAll
    void close() {
        INNGEST.close();
    }

    @Test
    void theJsonProviderIsKnown() throws Exception {
        String provider = server.at("/first/json-provider").send(Call.of("GET")).text();
        assertThat(provider).contains(".");
        Measured.put(
                "json", provider.contains("johnzon") ? "Johnzon" : provider.contains("yasson") ? "Yasson" : provider);
        for (Adapter adapter : Adapter.values()) {
            Map<String, Integer> jars = Deployments.jars(adapter);
            assertThat(jars).containsKeys("inngest4j-core", "cron-utils").hasSizeGreaterThan(2);
            Measured.put(adapter.figure("jars"), jars.size());
            Measured.put(
                    adapter.figure("bytes"),
                    jars.values().stream().mapToInt(bytes -> bytes).sum());
        }
    }

    @Override
    Server server() {
        return server;
    }

    @Override
    FakeServer inngest() {
        return INNGEST;
    }
}
