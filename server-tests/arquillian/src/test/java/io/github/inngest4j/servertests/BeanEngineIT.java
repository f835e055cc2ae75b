package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.servertests.EngineClient.Ended;
import io.github.inngest4j.suite.Call;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine in the application, beside the functions that it calls. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BeanEngineIT {

    private static final long PATIENCE_IN_SECONDS = 60;

    /** An engine outside. Made before the deployments, which are to know it. */
    private static final Engine OUTSIDE = Engine.builder().http(0).build();

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "beans-engine", managed = false, testable = false)
    static Archive<?> withEngine() {
        return Deployments.beansAndEngine();
    }

    @Deployment(name = "beans-app", managed = false, testable = false)
    static Archive<?> without() {
        return Deployments.beans(OUTSIDE);
    }

    @BeforeEach
    void deploy() {
        server = new ArquillianServer(deployer, "beans-");
        server.deploy("engine");
    }

    @AfterAll
    static void close() {
        OUTSIDE.close();
    }

    @Test
    void callsItsFunctionsAsOneOutsideAndEndsWithTheApplication() throws Exception {
        server.deploy("app");
        OUTSIDE.addApp(server.at("/app/api/inngest").url());
        URI beside =
                URI.create(server.at("/engine/engine").send(Call.of("POST")).text());

        List<Ended> ofBeside = run(new EngineClient(beside));
        assertThat(ofBeside)
                .containsExactly(new Ended(
                        "Completed",
                        Json.createObjectBuilder()
                                .add("first", "done")
                                .add("heard", true)
                                .add("attempt", 1)
                                .build()));
        assertThat(run(new EngineClient(OUTSIDE.url()))).isEqualTo(ofBeside);

        assertThat(server.countObjects(Engine.class.getName())).isEqualTo(1);
        server.undeploy("/engine");
        assertThatThrownBy(() -> new EngineClient(beside).send("cdi/whole", 1)).isInstanceOf(IOException.class);
        // Its threads know it.
        assertThat(server.countObjects(Engine.class.getName())).isZero();
    }

    private static List<Ended> run(EngineClient engine) throws Exception {
        String event = engine.send("cdi/whole", 7);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
        List<Ended> ended;
        do {
            // Until it waits nobody hears it.
            engine.send("cdi/whole.heard", 8);
            engine.send("cdi/whole.heard", 7);
            ended = engine.ended(event);
        } while (ended.isEmpty() && System.nanoTime() < end);
        return ended;
    }
}
