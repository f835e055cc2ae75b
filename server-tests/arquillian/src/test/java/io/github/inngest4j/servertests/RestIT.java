package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.FakeServer;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application by Jakarta REST, and the behaviours: a resource, and a feature. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIT extends AdapterSuite {

    /** Made before the deployments, which are to know it. */
    private static final FakeServer INNGEST = Deployments.newInngest();

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "rest-first", managed = false, testable = false)
    static Archive<?> first() {
        return Deployments.restApplication(TestApp.FIRST, INNGEST);
    }

    @Deployment(name = "rest-second", managed = false, testable = false)
    static Archive<?> second() {
        return Deployments.restApplication(TestApp.SECOND, INNGEST);
    }

    @Deployment(name = "rest-removed", managed = false, testable = false)
    static Archive<?> removed() {
        return Deployments.restApplication(TestApp.REMOVED, INNGEST);
    }

    @Deployment(name = "rest-behaviours", managed = false, testable = false)
    static Archive<?> behavioursOfRest() {
        return Deployments.restBehaviours();
    }

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "rest-");
            server.deploy("first", "second", "removed", "behaviours");
        }
    }

    @AfterAll
    void close() {
        INNGEST.close();
    }

    @Override
    List<Mode> modes() {
        return List.of(Mode.SYNCHRONOUS, Mode.STREAMING);
    }

    @Override
    List<String> behavioursClasses() {
        return List.of("rest.ResourceBehaviours", "rest.FeatureBehaviours");
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
