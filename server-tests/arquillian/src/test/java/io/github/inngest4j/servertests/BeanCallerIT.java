package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.servertests.caller.CallerFunctions;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.RunCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The identity that a servlet container gives to a request. Its user is in the configuration of the server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "tomcat.*|tomee",
        disabledReason = "Needs a user of the server; servers with Jakarta Security show more in BeanPlatformIT")
class BeanCallerIT {

    private static final JsonObject ALICE = Json.createObjectBuilder()
            .add("name", "alice")
            .add("clerk", true)
            .add("director", false)
            .build();

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "caller", managed = false, testable = false)
    static Archive<?> caller() {
        return Deployments.configured(
                Deployments.library("caller").addPackage(CallerFunctions.class.getPackage()),
                Map.of("inngest.dev", "1", "inngest.checkpointing", "false"),
                """
                <security-constraint>
                  <web-resource-collection>
                    <web-resource-name>endpoint</web-resource-name>
                    <url-pattern>/api/inngest</url-pattern>
                  </web-resource-collection>
                  <auth-constraint>
                    <role-name>clerk</role-name>
                  </auth-constraint>
                </security-constraint>
                <login-config>
                  <auth-method>BASIC</auth-method>
                </login-config>
                <security-role>
                  <role-name>clerk</role-name>
                </security-role>
                """);
    }

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "");
            server.deploy("caller");
        }
    }

    private Answer send(Call call) throws IOException {
        return server.at("/caller/api/inngest").send(call);
    }

    private static Call ofAlice(String function) {
        String credentials = Base64.getEncoder().encodeToString("alice:secret".getBytes(StandardCharsets.UTF_8));
        return RunCall.of("caller", function).discover().header("Authorization", "Basic " + credentials);
    }

    @Test
    void strangersAreRefusedByTheServer() throws Exception {
        assertThat(send(RunCall.of("caller", "in-function").discover()).status())
                .isEqualTo(401);
    }

    @Test
    void functionsKnowTheCaller() throws Exception {
        assertThat(send(ofAlice("in-function")).object()).isEqualTo(ALICE);
    }

    @Test
    void stepsKnowTheCaller() throws Exception {
        assertThat(send(ofAlice("in-step")).op().getJsonObject("data")).isEqualTo(ALICE);
    }
}
