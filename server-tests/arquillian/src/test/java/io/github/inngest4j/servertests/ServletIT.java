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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite, on the servlet. It comes last, for in the end it stops the server. */
@Order(Integer.MAX_VALUE)
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServletIT extends ServerSuite {

    /** Made before Arquillian makes the deployments, which are to know it. */
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
            server = ArquillianServer.with(controller, deployer, "first", "second", "removed", "behaviours");
        }
    }

    @AfterAll
    static void close() {
        INNGEST.close();
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
