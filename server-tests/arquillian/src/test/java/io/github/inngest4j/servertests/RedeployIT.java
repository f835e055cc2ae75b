package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.FakeServer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redeploys under load. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeployIT extends RedeploySuite {

    private static final FakeServer INNGEST = Deployments.newInngest();

    @ArquillianResource
    private ContainerController controller;

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
        server = ArquillianServer.with(controller, deployer, "first", "second");
    }

    @AfterEach
    void undeploy() {
        server.undeploy();
    }

    @AfterAll
    static void close() {
        INNGEST.close();
    }

    @Override
    Server server() {
        return server;
    }
}
