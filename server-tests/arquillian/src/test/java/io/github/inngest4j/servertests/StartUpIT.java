package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.suite.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much longer the deployment of an application takes that has the library and a function than that of an empty one. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@EnabledIfSystemProperty(named = "servers.table", matches = "write", disabledReason = "No build checks times")
@DisabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "jetty.*",
        disabledReason = "Jetty looks for new applications once a second, which is more than what is measured")
class StartUpIT {

    private static final int STARTS = 10;
    private static final int WARM_UP = 2;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "empty", managed = false, testable = false)
    static Archive<?> empty() {
        return Deployments.empty("empty");
    }

    @Deployment(name = "measured", managed = false, testable = false)
    static Archive<?> measured() {
        return Deployments.oneFunction("measured");
    }

    @Test
    void isMeasured() throws Exception {
        List<Long> differences = new ArrayList<>();
        for (int i = 0; i < WARM_UP + STARTS; i++) {
            long empty = deploy("empty");
            deployer.undeploy("empty");
            long measured = deploy("measured");
            assertThat(new ArquillianServer(deployer, "")
                            .at("/measured/api/inngest")
                            .send(Call.of("GET"))
                            .status())
                    .isEqualTo(200);
            deployer.undeploy("measured");
            if (i >= WARM_UP) {
                differences.add(measured - empty);
            }
        }
        Measured.put("start-up", median(differences));
        Measured.put("starts", differences);
    }

    private long deploy(String name) {
        long start = System.nanoTime();
        deployer.deploy(name);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return (sorted.get(STARTS / 2 - 1) + sorted.get(STARTS / 2)) / 2;
    }
}
