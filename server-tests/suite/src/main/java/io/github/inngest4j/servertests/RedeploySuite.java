package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** An application that is deployed again and again while it is called, beside one that stays. */
abstract class RedeploySuite {

    private static final int REDEPLOYS = 20;
    /** A deployment has done enough to hold whatever it may hold: its HTTP client, its JSON-B provider, its logger. */
    private static final int ENOUGH = 12;

    private static final String DEPLOYMENT = "io.github.inngest4j.servertests.application.Deployment";
    /** All that WildFly has for requests, and more than are needed at the same time elsewhere. */
    private static final int THREADS = 64;

    private static final long PATIENCE_IN_SECONDS = 30;

    /** A server that has {@link TestApp#FIRST} and {@link TestApp#SECOND}. */
    abstract Server server() throws Exception;

    /** The ways in which the application executes calls. */
    List<Mode> modes() {
        return List.of(Mode.values());
    }

    @Test
    void noCallIsLostAndNoDeploymentStaysInMemory(TestReporter reporter) throws Exception {
        Server server = server();
        // Threads of WildFly hold the first request that they execute for as long as they live.
        giveEveryThreadARequest(server, TestApp.SECOND);
        String staying = deployment(server, TestApp.SECOND);
        deployment(server, TestApp.FIRST);
        long before = server.countObjects(DEPLOYMENT);
        try (Payments payments = new Payments(server, modes())) {
            payments.await(deployment(server, TestApp.FIRST), ENOUGH);
            for (int i = 0; i < REDEPLOYS; i++) {
                server.redeploy(TestApp.FIRST.path());
                payments.await(deployment(server, TestApp.FIRST), ENOUGH);
            }
            assertThat(payments.end()).hasSize((int) payments.orders());
            assertThat(payments.deployments()).isEqualTo(REDEPLOYS + 1);
            reporter.publishEntry("orders", Long.toString(payments.orders()));
            reporter.publishEntry("refusals", Long.toString(payments.refusals()));
        }
        assertNoFormerDeploymentIsLeft(server, before);
        assertThat(deployment(server, TestApp.SECOND)).isEqualTo(staying);
    }

    private static String deployment(Server server, TestApp app) throws IOException {
        Answer answer = app.at(server, Mode.SYNCHRONOUS).send(app.signedCall("about"));
        return answer.object().getString("deployment");
    }

    /**
     * Before JDK 21 a thread of the JDK's HTTP client ends up to three seconds after nobody has the client any more; and an
     * idle thread of a server may hold the request that it has executed last, whose application is gone.
     */
    private static void assertNoFormerDeploymentIsLeft(Server server, long before) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
        long left = server.countObjects(DEPLOYMENT);
        while (left > before && System.nanoTime() < end) {
            giveEveryThreadARequest(server, TestApp.FIRST);
            left = server.countObjects(DEPLOYMENT);
        }
        assertThat(left).as("class loaders of the application in the server").isLessThanOrEqualTo(before);
    }

    private static void giveEveryThreadARequest(Server server, TestApp app) throws Exception {
        ExecutorService callers = Executors.newCachedThreadPool();
        try (HeldSteps steps = new HeldSteps(Duration.ZERO)) {
            Call call = app.sign(app.call("hold").data("{'url':'%s'}", steps.url()));
            for (int i = 0; i < THREADS; i++) {
                callers.submit(() -> app.at(server, Mode.SYNCHRONOUS).send(call));
            }
            steps.awaitBegin(THREADS);
            steps.release();
        } finally {
            callers.shutdown();
            callers.awaitTermination(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        }
    }
}
