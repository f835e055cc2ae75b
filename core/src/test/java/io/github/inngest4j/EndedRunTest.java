package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.internal.protocol.CallOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndedRunTest {

    interface Order {
        String orderId();
    }

    @EventName("shop/placed")
    record Placed(String orderId) implements Order {}

    @EventName("shop/changed")
    record Changed(String orderId, long version) implements Order {}

    private static final String EVENT =
            "{'name':'shop/placed','id':'e1','ts':1700000000123,'v':'2','user':{'who':'me'},'data':{'orderId':'o1'}}";

    private static String failed(String error, String events) {
        return "{'name':'inngest/function.failed','data':{'function_id':'app-charge','run_id':'01FAILED','error':"
                + error + "," + events + "}}";
    }

    private static FunctionBuilder<Order> charge() {
        return InngestFunction.define("charge").name("Charge").on(Placed.class, Changed.class);
    }

    private static InngestFunction onFailure(OutcomeHandler<Failure<Order>> code) {
        return charge().handler((run, step) -> null)
                .onFailureReturning(code)
                .companions()
                .get(0);
    }

    @Test
    void companionsAreFunctionsOfTheirOwn() {
        TypedFunction<Order> function = charge().retries(7).handler((run, step) -> null);
        InngestFunction failure =
                function.onFailure((failed, step) -> {}).companions().get(0);
        InngestFunction cancelled =
                function.onCancel((ended, step) -> {}).companions().get(0);

        assertThat(failure.id()).isEqualTo("charge-failure");
        assertThat(failure.name()).isEqualTo("Charge (failure)");
        assertThat(failure.options()).isEqualTo(FunctionOptions.ofRetries(1));
        assertThat(failure.triggers())
                .containsExactly(new FunctionTrigger.Outcome(FunctionTrigger.Outcome.Kind.FAILED, "charge"));
        assertThat(failure.companions()).isEmpty();
        assertThat(cancelled.id()).isEqualTo("charge-cancelled");
        assertThat(cancelled.name()).isEqualTo("Charge (cancelled)");
        assertThat(function.companions()).isEmpty();
    }

    @Test
    void aFailureHasTheErrorTheRunAndTheTypedEvent() {
        AtomicReference<@Nullable Failure<Order>> seen = new AtomicReference<>();
        InngestFunction function = onFailure((failure, step) -> {
            InngestEvent<Order> event = failure.event();
            assertThat(event)
                    .isEqualTo(new InngestEvent<>(
                            "shop/placed",
                            new Placed("o1"),
                            "e1",
                            Instant.ofEpochMilli(1_700_000_000_123L),
                            Map.of("who", "me"),
                            "2"));
            assertThat(failure.events()).containsExactly(event);
            assertThat(failure.functionId()).isEqualTo("charge");
            assertThat(failure.runId()).isEqualTo("01FAILED");
            assertThat(failure.run().runId()).isEqualTo("01RUN");
            assertThat(failure.run().functionId()).isEqualTo("charge-failure");
            assertThat(failure.run().data()).containsEntry("function_id", "app-charge");
            seen.set(failure);
            return failure.error().message();
        });
        String error = "{'name':'Refused','message':'no money','stack':'at x','error':'NonRetriableError',"
                + "'cause':{'name':'IOException','message':'reset','cause':'the wire'}}";

        assertThat(FunctionCalls.of(function)
                        .event(failed(error, "'event':" + EVENT))
                        .result())
                .isEqualTo("no money");
        assertThat(seen.get().error())
                .isEqualTo(new FunctionError(
                        "Refused",
                        "no money",
                        "at x",
                        new FunctionError(
                                "IOException", "reset", null, new FunctionError("Error", "the wire", null, null))));
    }

    @Test
    void eachEventOfABatchIsBoundToItsOwnClass() {
        InngestFunction function = onFailure((failure, step) ->
                failure.events().stream().map(event -> event.data().toString()).toList());
        String events = "'events':[" + EVENT + ",{'name':'shop/changed','data':{'orderId':'o2','version':3}}]";

        assertThat(FunctionCalls.of(function)
                        .event(failed("{}", "'event':" + EVENT + "," + events))
                        .result())
                .isEqualTo(List.of("Placed[orderId=o1]", "Changed[orderId=o2, version=3]"));
    }

    @Test
    void anErrorMayBeAnything() {
        InngestFunction function = onFailure((failure, step) ->
                failure.error().name() + ": " + failure.error().message());
        assertThat(FunctionCalls.of(function)
                        .event(failed("null", "'event':" + EVENT))
                        .result())
                .isEqualTo("Error: ");
        assertThat(FunctionCalls.of(function)
                        .event(failed("'text'", "'event':" + EVENT))
                        .result())
                .isEqualTo("Error: text");
        assertThat(FunctionCalls.of(function)
                        .event(failed("{'name':'','message':7}", "'event':" + EVENT))
                        .result())
                .isEqualTo("Error: ");
    }

    @Test
    void anEventOfAnotherShapeSaysSo() {
        CallOutcome outcome = FunctionCalls.of(onFailure((failure, step) -> failure.event()))
                .event("{'name':'inngest/function.failed','data':{}}")
                .call();
        assertThat(outcome.status()).isEqualTo(500);
        assertThat(new String(outcome.body(), StandardCharsets.UTF_8)).contains("run of 'charge'", "sent by hand");
    }

    @Test
    void aCancellationHasTheRunAndTheTypedEvent() {
        InngestFunction function = charge().handler((run, step) -> null)
                .onCancelReturning((cancelled, step) -> {
                    assertThat(cancelled.functionId()).isEqualTo("charge");
                    assertThat(cancelled.events()).hasSize(1);
                    assertThat(cancelled.run().runId()).isEqualTo("01RUN");
                    return cancelled.runId() + " " + cancelled.event().data().orderId();
                })
                .companions()
                .get(0);
        assertThat(FunctionCalls.of(function)
                        .event("{'name':'inngest/function.cancelled','data':{'function_id':'app-charge',"
                                + "'run_id':'01GONE','event':" + EVENT + "}}")
                        .result())
                .isEqualTo("01GONE o1");
    }

    @Test
    void companionsHaveStepsOfTheirOwn() {
        InngestFunction function = onFailure((failure, step) -> step.run("tell", String.class, failure::runId));
        assertThat(FunctionCalls.of(function)
                        .event(failed("{}", "'event':" + EVENT))
                        .op())
                .containsEntry("name", "tell")
                .containsEntry("data", "01FAILED");
    }
}
