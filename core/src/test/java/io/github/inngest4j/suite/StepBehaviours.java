package io.github.inngest4j.suite;

import static io.github.inngest4j.EventWait.event;
import static io.github.inngest4j.SignalWait.signal;
import static io.github.inngest4j.suite.RunCall.run;
import static io.github.inngest4j.suite.Wire.hash;
import static io.github.inngest4j.suite.Wire.readable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.AiRequest;
import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.Handler;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.SignalWait.Conflict;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each kind of step reports when it is met for the first time. */
interface StepBehaviours extends Stage {

    /** Meets a step for the first time, and expects one operation with these members beside id and names. */
    private void expect(String op, String stepId, String members, Handler<Map<String, @Nullable Object>> handler)
            throws IOException {
        Answer answer = answer(run(), handler);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(206);
        assertThat(answer.json())
                .isEqualTo(readable(
                        "[{'id':'%s','op':'%s','name':'%s','displayName':'%s','userland':{'id':'%s'},%s}]",
                        hash(stepId), op, stepId, stepId, stepId, members));
    }

    /** Meets a step that the server does: it has no data yet. */
    private void expectRequest(String op, String stepId, String members, Handler<Map<String, @Nullable Object>> handler)
            throws IOException {
        expect(op, stepId, "'data':null," + members, handler);
    }

    @Test
    default void aRunStepReportsItsResultAndNoOptions() throws IOException {
        expect("StepRun", "add", "'data':3", (run, step) -> step.run("add", Integer.class, () -> 1 + 2));
    }

    @Test
    default void aRunStepOfATypeReportsItsJson() throws IOException {
        record Receipt(String id, List<Integer> amounts) {}
        expect(
                "StepRun",
                "charge",
                "'data':{'id':'r1','amounts':[1,2]}",
                (run, step) -> step.run("charge", Receipt.class, () -> new Receipt("r1", List.of(1, 2))));
    }

    @Test
    default void aRunStepWithoutAResultReportsNull() throws IOException {
        expect("StepRun", "note", "'data':null", (run, step) -> {
            step.run("note", () -> {});
            return "not reached";
        });
    }

    @Test
    default void aStepMayBeShownUnderAnotherName() throws IOException {
        Answer answer =
                answer(run(), (run, step) -> step.named("Charge the card").run("charge", Integer.class, () -> 1));
        assertThat(answer.op().getString("displayName")).isEqualTo("Charge the card");
        assertThat(answer.op().getString("id")).isEqualTo(hash("charge"));
    }

    @Test
    default void theFirstStepEndsTheCall() throws IOException {
        AtomicInteger second = new AtomicInteger();
        Answer answer = answer(run(), (run, step) -> {
            step.run("one", () -> {});
            step.run("two", second::incrementAndGet);
            return null;
        });
        assertThat(answer.opNames()).containsExactly("StepRun one");
        assertThat(second).hasValue(0);
    }

    @Test
    default void aFunctionWithoutStepsGivesItsResult() throws IOException {
        Answer answer = answer(
                run().data("{'name':'Ada'}"),
                (run, step) -> Map.of("hello", run.event().data().get("name")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(readable("{'hello':'Ada'}"));
    }

    @Test
    default void aFunctionWithoutAResultGivesNull() throws IOException {
        Answer answer = answer(run(), (run, step) -> null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("null");
    }

    @Test
    default void aDeclaredFunctionRunsItsBlocksInTheirOrder() throws IOException {
        InngestFunction function = InngestFunction.declare("some job")
                .onEvent(EVENT)
                .run("look", in -> Map.of("looked", true))
                .step("charge", in -> Map.of("seen", in.data().get("looked")))
                .sleep("2s")
                .build();
        Endpoint endpoint = serve(function);
        assertThat(endpoint.send(RunCall.of("some-job").discover()).op().getJsonObject("data"))
                .isEqualTo(readable("{'seen':true}"));
        assertThat(endpoint.send(RunCall.of("some-job")
                                .memo("charge", "{'data':{'seen':true}}")
                                .discover())
                        .opNames())
                .containsExactly("Sleep sleep 2s");
        assertThat(endpoint.send(RunCall.of("some-job")
                                .memo("charge", "{'data':{'seen':true}}")
                                .memo("sleep 2s", "null")
                                .discover())
                        .json())
                .isEqualTo(readable("{'looked':true,'seen':true}"));
    }

    @Test
    default void aSleepTellsItsDurationInSeconds() throws IOException {
        expectRequest("Sleep", "nap", "'opts':{'duration':'5400s'}", (run, step) -> {
            step.sleep("nap", Duration.ofMinutes(90));
            return null;
        });
    }

    @Test
    default void aSleepUntilTellsItsInstant() throws IOException {
        expectRequest("Sleep", "nap", "'opts':{'duration':'2030-01-02T03:04:05Z'}", (run, step) -> {
            step.sleepUntil("nap", Instant.parse("2030-01-02T03:04:05Z"));
            return null;
        });
    }

    @Test
    default void aWaitForAnEventMatchesByAPath() throws IOException {
        expectRequest(
                "WaitForEvent",
                "paid",
                "'opts':{'event':'shop/paid','timeout':'259200s','if':'event.data.orderId == async.data.orderId'}",
                (run, step) -> step.waitForEvent(
                        "paid", event("shop/paid").match("data.orderId").timeout(Duration.ofDays(3))));
    }

    @Test
    default void aWaitForAnEventMayHaveAConditionOrNone() throws IOException {
        expectRequest(
                "WaitForEvent",
                "large",
                "'opts':{'event':'shop/paid','timeout':'10s','if':'async.data.amount > 100'}",
                (run, step) -> step.waitForEvent(
                        "large",
                        event("shop/paid").condition("async.data.amount > 100").timeout(Duration.ofSeconds(10))));
        expectRequest(
                "WaitForEvent",
                "any",
                "'opts':{'event':'shop/paid','timeout':'10s'}",
                (run, step) -> step.waitForEvent("any", event("shop/paid").timeout(Duration.ofSeconds(10))));
    }

    @Test
    default void aWaitForASignalTellsSignalTimeoutAndConflict() throws IOException {
        expectRequest(
                "WaitForSignal",
                "go",
                "'opts':{'signal':'go-1','timeout':'30s','conflict':'replace'}",
                (run, step) -> step.waitForSignal(
                        "go", signal("go-1").timeout(Duration.ofSeconds(30)).onConflict(Conflict.REPLACE)));
    }

    @Test
    default void anInvocationNamesTheFunctionWithItsApp() throws IOException {
        expectRequest(
                "InvokeFunction",
                "call",
                "'opts':{'function_id':'suite-other','payload':{'data':{'n':1}},'timeout':'10s'}",
                (run, step) -> step.invoke(
                        "call",
                        Invocation.of("other").data(Map.of("n", 1)).timeout(Duration.ofSeconds(10)),
                        Integer.class));
    }

    @Test
    default void anInvocationOfAnotherAppAlwaysHasAPayload() throws IOException {
        expectRequest(
                "InvokeFunction",
                "call",
                "'opts':{'function_id':'billing-charge','payload':{'data':{}}}",
                (run, step) -> step.invoke("call", Invocation.of("billing", "charge"), Integer.class));
    }

    @Test
    default void aFetchIsLeftToTheServer() throws IOException {
        expectRequest(
                "Gateway",
                "ask",
                "'opts':{'url':'http://stub.test/x','method':'POST','headers':{'X-A':'b'},'body':'hello'}",
                (run, step) -> step.fetch(
                        "ask",
                        FetchRequest.post(URI.create("http://stub.test/x"), "hello")
                                .header("X-A", "b")));
    }

    @Test
    default void anInferenceIsLeftToTheServer() throws IOException {
        expectRequest(
                "AIGateway",
                "infer",
                "'opts':{'type':'step.ai.infer','url':'http://stub.test/v1/chat/completions','auth_key':'sk-test',"
                        + "'format':'openai-chat','body':{'messages':[],'model':'small'}}",
                (run, step) -> step.ai()
                        .infer(
                                "infer",
                                AiRequest.openAiChat("small", "sk-test", Map.of("messages", List.of()))
                                        .baseUrl("http://stub.test/v1"),
                                Map.class));
    }

    @Test
    default void aWrappedInferenceRecordsItsInput() throws IOException {
        expect(
                "StepRun",
                "wrap",
                "'opts':{'type':'step.ai.wrap','input':[{'prompt':'ping'}]},'data':'pong'",
                (run, step) -> step.ai().wrap("wrap", Map.of("prompt", "ping"), String.class, () -> "pong"));
    }

    @Test
    default void eventsAreSentInTheStepAndTheirIdsReported() throws IOException {
        expect(
                "StepRun",
                "announce",
                "'opts':{'type':'step.sendEvent'},'data':{'ids':['event-0','event-1']}",
                (run, step) -> step.sendEvent(
                        "announce",
                        InngestEvent.of("shop/one", Map.of("n", 1)),
                        InngestEvent.of("shop/two", Map.of("n", 2))));
        assertThat(server().received("/e/"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("shop/one", "shop/two"));
    }

    @Test
    default void aSignalIsSentInTheStep() throws IOException {
        expect(
                "StepRun",
                "send",
                "'opts':{'type':'step.sendSignal','signal':'go-1'},'data':{'runId':'run-that-waited'}",
                (run, step) -> step.sendSignal("send", "go-1", Map.of("n", 7)));
        assertThat(server().received("/v1/signals"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.json()).isEqualTo(readable("{'signal':'go-1','data':{'n':7}}")));
    }

    @Test
    default void aSignalThatNobodyWaitsForIsNoFailure() throws IOException {
        server().reply("/v1/signals", 404, "{'error':'signal not found'}");
        expect(
                "StepRun",
                "send",
                "'opts':{'type':'step.sendSignal','signal':'go-1'},'data':{'runId':null}",
                (run, step) -> step.sendSignal("send", "go-1", null));
    }

    @Test
    default void aRepeatedIdCountsUp() throws IOException {
        Answer answer = answer(run().memo("item", "{'data':1}").memo("item:1", "{'data':2}"), (run, step) -> {
            int sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += step.run("item", Integer.class, () -> 3);
            }
            return sum;
        });
        assertThat(answer.op().getString("id")).isEqualTo(hash("item:2"));
        assertThat(answer.op().getJsonObject("userland")).isEqualTo(readable("{'id':'item','index':2}"));
    }
}
