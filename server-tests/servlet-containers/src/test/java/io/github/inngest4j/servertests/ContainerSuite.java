package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.servertests.Container.RequestThreads;
import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every server must show, and what servlet containers show that have no JSON-B provider. */
abstract class ContainerSuite extends ServerSuite {

    private final Container container;
    private FakeServer inngest;
    private RunningServer server;

    ContainerSuite(Container container) {
        this.container = container;
    }

    @BeforeAll
    void start() throws Exception {
        inngest = new FakeServer();
        Map<String, String> settings = TestApp.settings(inngest);
        settings.put("inngest.app.thin.dev", inngest.url());
        Map<String, Path> applications = Map.of(
                TestApp.FIRST.path(),
                Wars.APPLICATION,
                TestApp.SECOND.path(),
                Wars.APPLICATION,
                TestApp.REMOVED.path(),
                Wars.APPLICATION,
                "/thin",
                Wars.FULL_SERVER,
                "/behaviours",
                Wars.BEHAVIOURS);
        server = container.start(applications, settings);
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        inngest.close();
    }

    @Override
    Server server() {
        return server;
    }

    @Override
    FakeServer inngest() {
        return inngest;
    }

    @Test
    void executesCallsOnTheRequestThreadsOfTheServer() throws IOException {
        JsonObject about = TestApp.FIRST
                .at(server, Mode.SYNCHRONOUS)
                .send(TestApp.FIRST.signedCall("about"))
                .object();
        assertThat(about.getBoolean("virtual")).isEqualTo(container.threads() == RequestThreads.VIRTUAL);
    }

    @Test
    void recordsNeedNoJsonProvider() throws IOException {
        HttpEndpoint thin = server.at("/thin/api/inngest");
        JsonObject about =
                thin.send(new TestApp("thin", "").call("about").discover()).object();
        assertThat(about.getBoolean("ownLoader")).isTrue();
    }

    @Test
    void classesThatNeedAJsonProviderSaySo() throws IOException {
        HttpEndpoint thin = server.at("/thin/api/inngest");
        Answer answer = thin.send(new TestApp("thin", "")
                .call("pay")
                .data("{'number':7,'lines':[]}")
                .discover());
        assertThat(answer.text()).contains("step 'pay'", "yasson");
    }
}
