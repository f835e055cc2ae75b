package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RawHttp;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every server must show with every adapter, and with the behaviours, which run within the server. */
abstract class AdapterSuite extends ApplicationSuite {

    // Calls that take long.

    @Test
    void keepsTheConnectionOfALongCallBusy() throws Exception {
        HttpEndpoint endpoint = first(Mode.STREAMING);
        try (HeldSteps steps = new HeldSteps(Duration.ZERO);
                Socket socket = endpoint.connect()) {
            Call call = TestApp.FIRST.sign(TestApp.FIRST.call("hold").data("{'url':'%s'}", steps.url()));
            OutputStream out = socket.getOutputStream();
            out.write(head(endpoint, call, Map.of("Content-Length", Integer.toString(call.body().length))));
            out.write(call.body());
            out.flush();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            in.mark(1);
            assertThat(in.read()).isEqualTo('H');
            in.reset();
            // Something has come although the step is not over.
            steps.release();
            Answer answer = RawHttp.read(in, false);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text()).startsWith(" ");
            assertThat(answer.understood().status()).isEqualTo(206);
            assertThat(answer.understood().op().getString("data")).isEqualTo("released");
            assertThat(answer.understood().header("X-Inngest-Signature")).startsWith("t=");
        }
    }

    // All behaviours.

    @TestFactory
    Stream<DynamicTest> behaviours() {
        return behavioursClasses().stream().flatMap(this::behaviours);
    }

    /** The classes of behaviours, by their packages and names. */
    abstract List<String> behavioursClasses();

    private Stream<DynamicTest> behaviours(String name) {
        List<JsonObject> results = run(name);
        assertThat(results).hasSizeGreaterThan(100);
        return results.stream()
                .map(result ->
                        DynamicTest.dynamicTest(name + ": " + result.getString("name"), () -> verify(name, result)));
    }

    private void verify(String behaviours, JsonObject result) {
        String name = result.getString("name").replace("()", "");
        if (server().answersItself(name) || server().answersItself(behaviours + "." + name)) {
            assertThat(result.getString("failure")).isNotEmpty();
            abort("The server answers by itself");
        }
        assertThat(result.getString("failure")).isEmpty();
    }

    private List<JsonObject> run(String name) {
        URI url = server().at("/behaviours/run?class=" + name).url();
        try {
            String json = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            try (JsonReader reader = Json.createReader(new StringReader(json))) {
                return reader.readArray().getValuesAs(JsonObject.class);
            }
        } catch (IOException e) {
            throw new AssertionError("The behaviours did not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
