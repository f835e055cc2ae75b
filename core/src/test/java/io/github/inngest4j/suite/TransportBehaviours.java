package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.run;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Bytes in, bytes out: what comes through the adapter is what was sent. */
interface TransportBehaviours extends Stage {

    @Test
    default void everyAnswerSaysWhoGaveIt() throws IOException {
        Answer answer = answer(run(), (run, step) -> step.run("a", Integer.class, () -> 1));
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Inngest-Sdk")).startsWith("inngest4j:v");
        assertThat(answer.header("X-Inngest-Req-Version")).isEqualTo("2");
        assertThat(answer.header("X-Inngest-Framework")).isNotBlank();
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
    }

    @Test
    default void textOfAllScriptsComesThrough() throws IOException {
        String text = "Grüße, 世界, \uD83D\uDE80, \u0000\u001f\u2028, «ошибка»";
        String json = Wire.json("[\"" + text.replace("\u0000", "\\u0000").replace("\u001f", "\\u001f") + "\"]")
                .asJsonArray()
                .get(0)
                .toString();
        Answer answer = answer(
                run().data("{'text':%s}", json),
                (run, step) -> run.event().data().get("text"));
        assertThat(((JsonString) answer.json()).getString()).isEqualTo(text);
    }

    @Test
    default void aMessageOfAnErrorMayBeInAnyScript() throws IOException {
        Answer answer = answer(run(), (run, step) -> {
            throw new IllegalStateException("ошибка 失败");
        });
        assertThat(answer.message()).isEqualTo("ошибка 失败");
    }

    @Test
    default void aLargeCallAndALargeAnswerComeThrough() throws IOException {
        String large = "x".repeat(3_000_000);
        Answer answer = answer(
                run().data("{'text':'%s'}", large),
                (run, step) -> run.event().data().get("text"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(large.length() + 2);
    }

    @Test
    default void theQueryIsReadAsItIsWritten() throws IOException {
        Call call = run().discover();
        Answer answer =
                serve((run, step) -> "done").send(call.query("?a=%2B%26&fnId=su%69te-f%6E&b=c&stepId=step&fnId=other"));
        assertThat(answer.text()).isEqualTo("\"done\"");
    }

    @Test
    default void whatIsWrongInTheQueryBesideOursDoesNotMatter() throws IOException {
        Call call = run().discover();
        Answer answer = serve((run, step) -> "done").send(call.query("?a=%zz&fnId=suite-fn&stepId=step"));
        assertThat(answer.text()).isEqualTo("\"done\"");
    }

    @Test
    default void fiftyCallsAreExecutedAtTheSameTime() throws Exception {
        int calls = 50;
        CyclicBarrier allThere = new CyclicBarrier(calls);
        Endpoint endpoint = serve((run, step) -> step.run("meet", Object.class, () -> {
            allThere.await(30, TimeUnit.SECONDS);
            return run.event().data().get("n");
        }));
        ExecutorService callers = Executors.newFixedThreadPool(calls);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                Call call = run().data("{'n':%s}", i).discover();
                answers.add(callers.submit(() -> endpoint.send(call)));
            }
            for (int i = 0; i < calls; i++) {
                Answer answer = answers.get(i).get(60, TimeUnit.SECONDS);
                assertThat(answer.op().getInt("data")).isEqualTo(i);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
