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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beans under redeploys. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "server.redeploys", matches = ".*beans.*")
class BeanRedeployIT extends RedeploySuite {

    /** Made before the deployments, which are to know it. */
    private static final FakeServer INNGEST = Deployments.newInngest();

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "beans-first", managed = false, testable = false)
    static Archive<?> first() {
        return Deployments.beanApplication(TestApp.FIRST, INNGEST);
    }

    @Deployment(name = "beans-second", managed = false, testable = false)
    static Archive<?> second() {
        return Deployments.beanApplication(TestApp.SECOND, INNGEST);
    }

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "beans-");
            server.deploy("first", "second");
        }
    }

    @AfterAll
    void close() {
        INNGEST.close();
    }

    @Override
    List<Mode> modes() {
        return List.of(Mode.SYNCHRONOUS);
    }

    @Override
    Server server() {
        return server;
    }
}
