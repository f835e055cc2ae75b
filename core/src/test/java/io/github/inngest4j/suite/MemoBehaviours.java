package io.github.inngest4j.suite;

import static io.github.inngest4j.EventWait.event;
import static io.github.inngest4j.SignalWait.signal;
import static io.github.inngest4j.suite.RunCall.run;
import static io.github.inngest4j.suite.Wire.readable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.FetchResponse;
import io.github.inngest4j.Handler;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.Signal;
import io.github.inngest4j.StepException;
import io.github.inngest4j.TypeRef;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a function gets of steps that are over, in every form in which the server remembers them. */
interface MemoBehaviours extends Stage {

    private void expectResult(RunCall call, String readable, Handler<Map<String, @Nullable Object>> handler)
            throws IOException {
        Answer answer = answer(call, handler);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(readable(readable));
    }

    @Test
    default void aStepThatIsOverIsNotRunAgain() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        expectResult(
                run().memo("count", "{'data':41}"),
                "42",
                (run, step) -> step.run("count", Integer.class, runs::incrementAndGet) + 1);
        assertThat(runs).hasValue(0);
    }

    @Test
    default void aResultIsBoundToARecord() throws IOException {
        record Receipt(String id, LocalDate day, Optional<String> note) {}
        expectResult(
                run().memo("charge", "{'data':{'id':'r1','day':'2030-01-31'}}"), "'r1 JANUARY true'", (run, step) -> {
                    Receipt receipt = step.run("charge", Receipt.class, () -> {
                        throw new AssertionError("run again");
                    });
                    return receipt.id() + " " + receipt.day().getMonth() + " "
                            + receipt.note().isEmpty();
                });
    }

    @Test
    default void aResultIsBoundToAGenericType() throws IOException {
        record Line(int amount) {}
        expectResult(
                run().memo("lines", "{'data':[{'amount':1},{'amount':2}]}"),
                "3",
                (run, step) -> step.run("lines", new TypeRef<List<Line>>() {}, List::of).stream()
                        .mapToInt(Line::amount)
                        .sum());
    }

    @Test
    default void aResultMayBeNull() throws IOException {
        expectResult(
                run().memo("nothing", "{'data':null}"),
                "true",
                (run, step) -> step.<@Nullable String>run("nothing", String.class, () -> "again") == null);
    }

    @Test
    default void aResultWithoutItsWrapperIsTakenAsItIs() throws IOException {
        expectResult(
                run().memo("old", "{'data':1,'more':2}"),
                "{'data':1,'more':2}",
                (run, step) -> step.run("old", Map.class, Map::of));
    }

    @Test
    default void aSleepIsOver() throws IOException {
        expectResult(run().memo("nap", "null"), "'awake'", (run, step) -> {
            step.sleep("nap", Duration.ofDays(1));
            return "awake";
        });
    }

    @Test
    default void anAwaitedEventIsGivenWithItsData() throws IOException {
        record Paid(int amount) {}
        expectResult(
                run().memo(
                                "paid",
                                "{'data':{'amount':7},'id':'01EVENT','name':'shop/paid','ts':1700000000001,'user':{}}"),
                "'shop/paid 01EVENT 7'",
                (run, step) -> {
                    InngestEvent<Paid> paid = step.waitForEvent(
                                    "paid", event("shop/paid", Paid.class).timeout(Duration.ofDays(1)))
                            .orElseThrow();
                    return paid.name() + " " + paid.id() + " " + paid.data().amount();
                });
    }

    @Test
    default void anEventThatDidNotComeIsEmpty() throws IOException {
        expectResult(
                run().memo("paid", "null"),
                "false",
                (run, step) -> step.waitForEvent("paid", event("shop/paid").timeout(Duration.ofDays(1)))
                        .isPresent());
    }

    @Test
    default void anAwaitedSignalIsGivenWithItsData() throws IOException {
        expectResult(run().memo("go", "{'data':{'signal':'go-1','data':{'n':7}}}"), "{'go-1':7}", (run, step) -> {
            Signal<Map<String, @Nullable Object>> go = step.waitForSignal(
                            "go", signal("go-1").timeout(Duration.ofDays(1)))
                    .orElseThrow();
            return Map.of(go.signal(), go.data().get("n"));
        });
    }

    @Test
    default void aSignalThatDidNotComeIsEmpty() throws IOException {
        expectResult(
                run().memo("go", "null"),
                "true",
                (run, step) -> step.waitForSignal("go", signal("go-1").timeout(Duration.ofDays(1)))
                        .isEmpty());
    }

    @Test
    default void anInvocationGivesTheOtherFunctionsResult() throws IOException {
        expectResult(
                run().memo("call", "{'data':5}"),
                "5",
                (run, step) -> step.invoke("call", Invocation.of("other"), Integer.class));
    }

    @Test
    default void aFetchGivesTheAnswer() throws IOException {
        expectResult(
                run().memo(
                                "ask",
                                "{'data':{'url':'http://stub.test/','headers':{'X-A':'b'},'body':'hello','status_code':404}}"),
                "'404 b hello'",
                (run, step) -> {
                    FetchResponse answer = step.fetch("ask", FetchRequest.get(URI.create("http://stub.test/")));
                    return answer.status() + " " + answer.headers().get("X-A") + " " + answer.body();
                });
    }

    @Test
    default void sentEventsGiveTheirIds() throws IOException {
        expectResult(
                run().memo("announce", "{'data':{'ids':['a','b']}}"),
                "['a','b']",
                (run, step) -> step.sendEvent("announce", InngestEvent.of("shop/one", Map.of())));
        assertThat(server().received()).isEmpty();
    }

    @Test
    default void aStepThatFailedThrowsWhatItThrewAtFirst() throws IOException {
        expectResult(
                run().memo(
                                "charge",
                                "{'error':{'name':'CardRefused','message':'no cover','cause':{'name':'Io','message':'x'}}}"),
                "'charge CardRefused no cover Io'",
                (run, step) -> {
                    try {
                        step.run("charge", () -> {});
                        return "not thrown";
                    } catch (StepException e) {
                        StepException cause = (StepException) e.getCause();
                        return e.stepId() + " " + e.name() + " " + e.getMessage() + " " + cause.name();
                    }
                });
    }

    @Test
    default void stepsThatTheCodeNoLongerHasAreIgnored() throws IOException {
        expectResult(run().memo("gone", "{'data':1}"), "'new'", (run, step) -> "new");
    }
}
