package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.servertests.platform.HeaderAuthentication;
import io.github.inngest4j.servertests.platform.PlatformFunctions;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.RunCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions have of a full server, on the threads of requests and on those of its executor. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(
        named = "server.json",
        matches = "brought",
        disabledReason = "A servlet container has no Enterprise Beans, executors and validation; see BeanCallerIT")
class BeanPlatformIT {

    private static final String REQUEST_THREADS = "/platform";
    private static final String EXECUTOR = "/platform-executor";
    private static final String NO_SECURITY =
            "The server is without Jakarta Security, or it does not work on this Java";

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "platform", managed = false, testable = false)
    static Archive<?> onRequestThreads() {
        return platform("platform", Map.of());
    }

    @Deployment(name = "platform-executor", managed = false, testable = false)
    static Archive<?> onTheServersExecutor() {
        return platform("platform-executor", Map.of("inngest.executor", "default"));
    }

    private static Archive<?> platform(String name, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("inngest.dev", "1");
        settings.put("inngest.checkpointing", "false");
        return Deployments.configured(
                Deployments.library(name).addPackage(PlatformFunctions.class.getPackage()), settings, """
                <env-entry>
                  <env-entry-name>entry</env-entry-name>
                  <env-entry-type>java.lang.String</env-entry-type>
                  <env-entry-value>of application</env-entry-value>
                </env-entry>
                """.replace(
                                "application", name));
    }

    @BeforeEach
    void deploy() {
        if (server == null) {
            server = new ArquillianServer(deployer, "");
            server.deploy("platform");
            if (!"none".equals(System.getProperty("server.security"))) {
                server.deploy("platform-executor");
            }
        }
    }

    private Answer send(String application, RunCall call) throws Exception {
        return server.at(application + "/api/inngest")
                .send(call.discover().header(HeaderAuthentication.CALLER, "alice"));
    }

    private static RunCall call(String function) {
        return RunCall.of("platform", function);
    }

    private static JsonObject context(String application) {
        return Json.createObjectBuilder()
                .add("requestThread", application.equals(REQUEST_THREADS))
                .add("caller", "alice")
                .add("entry", "of " + application.substring(1))
                .add("ownLoader", true)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUEST_THREADS, EXECUTOR})
    @DisabledIfSystemProperty(named = "server.security", matches = "none", disabledReason = NO_SECURITY)
    void functionsHaveIdentityNamesAndClasses(String application) throws Exception {
        Answer answer = send(application, call("in-function"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.object()).isEqualTo(context(application));
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUEST_THREADS, EXECUTOR})
    @DisabledIfSystemProperty(named = "server.security", matches = "none", disabledReason = NO_SECURITY)
    void stepsHaveIdentityNamesAndClasses(String application) throws Exception {
        Answer answer = send(application, call("in-step"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(206);
        assertThat(answer.op().getJsonObject("data")).isEqualTo(context(application));
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUEST_THREADS, EXECUTOR})
    @DisabledIfSystemProperty(named = "server.security", matches = "none", disabledReason = NO_SECURITY)
    void whatTheCallerMayNotFailsTheStep(String application) throws Exception {
        Answer answer = send(application, call("denied"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(206);
        assertThat(answer.opNames()).containsExactly("StepError empty");
        assertThat(answer.op().getJsonObject("error").getString("name")).contains("EJBAccessException");
    }

    @Test
    void validEventDataReachesTheFunction() throws Exception {
        Answer answer = send(REQUEST_THREADS, call("validated").data("{'name':'Ann','age':18}"));
        assertThat(answer.text()).isEqualTo("\"Ann\"");
    }

    @Test
    void invalidEventDataFailsTheRunAndNamesPropertiesAndNoValues() throws Exception {
        Answer answer = send(REQUEST_THREADS, call("validated").data("{'name':' ','age':17}"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("true");
        assertThat(answer.object().getString("name")).isEqualTo("NonRetriableException");
        assertThat(answer.message())
                .startsWith("function 'validated': the data of event")
                .contains("is not valid: age ", "; name ")
                .doesNotContain("17");
    }
}
