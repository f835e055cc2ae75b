package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.FakeServer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The servlet under redeploys. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "server.redeploys", matches = ".*servlet.*")
class RedeployIT extends RedeploySuite {

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

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "");
            server.deploy("first", "second");
        }
    }

    @AfterAll
    void close() {
        INNGEST.close();
    }

    @Override
    Server server() {
        return server;
    }
}
