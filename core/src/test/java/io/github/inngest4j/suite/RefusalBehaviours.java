package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.run;
import static io.github.inngest4j.suite.Signatures.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not carried out: each gets its status and an error in JSON, and no function is executed. */
interface RefusalBehaviours extends Stage {

    private Answer refused(int status, Call call) throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serve(
                        settings -> settings.dev(server().url()).maxBodySize(20_000),
                        Stage.function((run, step) -> runs.incrementAndGet()))
                .send(call);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(runs).as("runs of the function").hasValue(0);
        if (!call.method().equals("HEAD")) {
            assertThat(answer.message()).isNotBlank();
            assertThat(answer.header("Content-Type")).startsWith("application/json");
        }
        return answer;
    }

    private static void assertTriedAgain(Answer answer) {
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        assertThat(answer.header("X-Inngest-Req-Version")).isEqualTo("2");
        assertThat(answer.header("X-Inngest-Sdk")).startsWith("inngest4j:v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "HEAD", "BREW"})
    default void anotherMethodIsRefused(String method) throws IOException {
        Answer answer = refused(405, run().discover().as(method));
        assertThat(answer.header("Allow")).contains("GET", "POST", "PUT");
    }

    @Test
    default void aBodyThatIsTooLargeIsRefused() throws IOException {
        String large = "\"" + "x".repeat(20_000) + "\"";
        Answer answer = refused(413, run().discover().json(large));
        assertTriedAgain(answer);
        assertThat(answer.message()).contains("inngest.max-body-size");
    }

    @Test
    default void aBodyOfJustTheLargestSizeIsRead() throws IOException {
        Call call = run().discover();
        String padded = new String(call.body(), StandardCharsets.UTF_8) + " ".repeat(20_000 - call.body().length);
        Answer answer = serve(
                        settings -> settings.dev(server().url()).maxBodySize(20_000),
                        Stage.function((run, step) -> "done"))
                .send(call.json(padded));
        assertThat(answer.text()).isEqualTo("\"done\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"ctx\":", "nonsense", "[]", "\"text\"", "{\"ctx\":{},\"ctx\":{}} x"})
    default void aBodyThatIsNoCallIsRefused(String body) throws IOException {
        assertTriedAgain(refused(400, run().discover().json(body)));
    }

    @Test
    default void aBodyThatIsNoUtf8IsRefused() throws IOException {
        byte[] body = run().data("{'name':'x'}").discover().body();
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 'x') {
                body[i] = (byte) 0xff;
            }
        }
        refused(400, run().discover().body(body));
    }

    @Test
    default void aCallWithoutAnEventIsRefused() throws IOException {
        String withoutEvent = new String(run().discover().body(), StandardCharsets.UTF_8)
                .replace("\"event\":", "\"other\":")
                .replace("\"events\":", "\"others\":");
        assertTriedAgain(refused(400, run().discover().json(withoutEvent)));
    }

    @Test
    default void aBodyThatIsTooDeepIsRefused() throws IOException {
        String deep = "[".repeat(600) + "]".repeat(600);
        assertTriedAgain(refused(400, run().data("{'deep':%s}", deep).discover()));
    }

    @Test
    default void aCallWithoutFunctionIsRefused() throws IOException {
        assertTriedAgain(refused(400, run().discover().query("?stepId=step")));
    }

    @Test
    default void aCallOfAnUnknownFunctionIsTriedAgain() throws IOException {
        Answer answer = refused(500, RunCall.of("of-the-next-version").discover());
        assertTriedAgain(answer);
        assertThat(answer.message()).contains("suite-of-the-next-version");
    }

    @Test
    default void anUnknownProbeIsRefused() throws IOException {
        refused(400, Call.of("POST").query("?probe=other"));
    }

    @Test
    default void theContentTypeDoesNotMatter() throws IOException {
        Answer answer = serve((run, step) -> "done").send(run().discover().header("Content-Type", "text/plain"));
        assertThat(answer.text()).isEqualTo("\"done\"");
    }

    @Test
    default void namesOfHeadersMayBeInAnyCase() throws IOException {
        Call call = run().discover().signed(KEY);
        String signature = call.headers().get("X-Inngest-Signature");
        Answer answer =
                serveSigned((run, step) -> "done").send(run().discover().header("x-INNGEST-signature", signature));
        assertThat(answer.status()).isEqualTo(200);
    }
}
