package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.RUN_ID;
import static io.github.inngest4j.suite.RunCall.run;
import static io.github.inngest4j.suite.Signatures.FALLBACK_KEY;
import static io.github.inngest4j.suite.Signatures.KEY;
import static io.github.inngest4j.suite.Wire.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import io.github.inngest4j.suite.FakeServer.Received;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** State that is too large for a call, and is fetched from the server. */
interface StateBehaviours extends Stage {

    String BATCH = "/v0/runs/" + RUN_ID + "/batch";
    String ACTIONS = "/v0/runs/" + RUN_ID + "/actions";

    private static Handler<Map<String, @Nullable Object>> addToStep(AtomicInteger runs) {
        return (run, step) -> {
            int one = step.run("one", Integer.class, runs::incrementAndGet);
            return run.event().data().get("name") + "-" + run.events().size() + "-" + one;
        };
    }

    private void serverHasTheState() {
        server().reply(BATCH, 200, "[{'name':'test/event','data':{'name':'fetched'}},{'name':'test/event','data':{}}]");
        server().reply(ACTIONS, 200, String.format(Locale.ROOT, "{'%s':{'data':41}}", hash("one")));
    }

    @Test
    default void eventsAndStepsAreFetchedFromTheServer() throws IOException {
        serverHasTheState();
        AtomicInteger runs = new AtomicInteger();
        Answer answer = answer(run().data("{'name':'sent'}").useApi(), addToStep(runs));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"sent-2-41\"");
        assertThat(runs).hasValue(0);
    }

    @Test
    default void stateIsFetchedWithTheHashOfTheKey() throws IOException {
        serverHasTheState();
        Answer answer = serveSigned(addToStep(new AtomicInteger()))
                .send(run().useApi().discover().signed(KEY));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(server().received())
                .hasSize(2)
                .extracting(request -> request.header("Authorization"))
                .allSatisfy(bearer -> assertThat(bearer)
                        .startsWith("Bearer signkey-test-")
                        .doesNotContain(KEY.substring(KEY.length() - 64)));
    }

    @Test
    default void stateIsAskedForAgainWithTheFormerKey() throws IOException {
        server().reply(BATCH, 401, "{'error':'no'}");
        Answer answer = serveSigned(addToStep(new AtomicInteger()))
                .send(run().useApi().discover().signed(FALLBACK_KEY));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(server().received(BATCH))
                .extracting((Received request) -> request.header("Authorization"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    default void stateThatCannotBeFetchedMakesTheServerTryAgain() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = answer(run().useApi(), addToStep(runs));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        assertThat(runs).hasValue(0);
    }
}
