package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.RunStatus;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only beans can do, with the engine outside of the server; and transactions. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeanIT extends BeanSuite {

    /** Made before the deployments, which are to know it. */
    private static final Engine ENGINE = Engine.builder().http(0).build();

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "beans-app", managed = false, testable = false)
    static Archive<?> beans() {
        return Deployments.beans(ENGINE);
    }

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "beans-");
            server.deploy("app");
            ENGINE.addApp(server.at("/app/api/inngest").url());
        }
    }

    @AfterAll
    void close() {
        ENGINE.close();
    }

    @Override
    Engine engine() {
        return ENGINE;
    }

    @Test
    void whatIsOnTheThreadOfTheRequestIsThereInFunctionsAndSteps() throws Exception {
        assertThat(run("thread").output(new TypeRef<List<String>>() {})).containsExactly("the caller", "the caller");
    }

    @Test
    @DisabledIfSystemProperty(named = "server.transactions", matches = "none")
    void theTransactionOfAStepIsCommittedBeforeTheStepIsOver() throws Exception {
        EngineRun run = run("commits");
        assertThat(run.output(new TypeRef<List<String>>() {})).containsExactly(run.id() + " committed");
    }

    @Test
    @DisabledIfSystemProperty(named = "server.transactions", matches = "none")
    void theTransactionOfAStepThatFailsIsRolledBack() throws Exception {
        EngineRun run = run("rolls-back");
        assertThat(run.output(new TypeRef<List<String>>() {})).containsExactly(run.id() + " rolled back");
    }

    @Test
    @DisabledIfSystemProperty(named = "server.transactions", matches = "none")
    void aStepWithinATransactionIsRefused() throws Exception {
        EngineRun run = run("step-within");
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error().orElseThrow().message()).contains("too late", "step-within", "transaction");
    }

    @Test
    @DisabledIfSystemProperty(named = "server.transactions", matches = "none")
    void aSuspensionWithinATransactionIsRefused() throws Exception {
        EngineRun run = run("sleep-within");
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error().orElseThrow().message()).contains("too long", "sleep-within", "transaction");
    }
}
