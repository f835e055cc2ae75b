package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.FakeServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An application that is deployed again and again while it is called. */
abstract class RedeploySuite {

    private static final int REDEPLOYS = 20;
    /** A deployment has done enough to hold whatever it may hold: its HTTP client, its JSON-B provider, its logger. */
    private static final int ENOUGH = 12;

    private static final String DEPLOYMENT = "io.github.inngest4j.servertests.application.Deployment";
    private static final long PATIENCE_IN_SECONDS = 30;

    private final Container container;

    RedeploySuite(Container container) {
        this.container = container;
    }

    @Test
    void noCallIsLostAndNoDeploymentStaysInMemory() throws Exception {
        try (FakeServer inngest = new FakeServer();
                Server server =
                        container.start(Map.of(TestApp.FIRST.path(), Wars.APPLICATION), TestApp.settings(inngest))) {
            try (Payments payments = new Payments(server)) {
                payments.await(deployment(server), ENOUGH);
                for (int i = 0; i < REDEPLOYS; i++) {
                    server.deploy(TestApp.FIRST.path(), Wars.APPLICATION);
                    payments.await(deployment(server), ENOUGH);
                }
                assertThat(payments.end()).hasSize((int) payments.orders());
                assertThat(payments.deployments()).isEqualTo(REDEPLOYS + 1);
                System.out.println(
                        container + ": " + payments.orders() + " orders, " + payments.refusals() + " refusals");
            }
            assertOneDeploymentIsLeft(server.process());
            // Tomcat looks for threads that an application has left.
            assertThat(server.process().lines("started a thread named \\[(inngest4j|HttpClient)"))
                    .isEmpty();
        }
    }

    private static String deployment(Server server) throws IOException {
        Answer answer = TestApp.FIRST.at(server, Mode.SYNCHRONOUS).send(TestApp.FIRST.signedCall("about"));
        return answer.object().getString("deployment");
    }

    /** Before JDK 21 a thread of the JDK's HTTP client ends up to three seconds after nobody has the client any more. */
    private static void assertOneDeploymentIsLeft(ServerProcess server) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
        long left = server.countObjects(DEPLOYMENT);
        while (left > 1 && System.nanoTime() < end) {
            left = server.countObjects(DEPLOYMENT);
        }
        assertThat(left).as("class loaders of the application in the server").isEqualTo(1);
    }
}
