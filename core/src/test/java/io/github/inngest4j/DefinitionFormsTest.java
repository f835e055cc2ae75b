package io.github.inngest4j;

import static io.github.inngest4j.Concurrency.limit;
import static io.github.inngest4j.EventWait.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every form of lambda that the documentation shows must compile, and be told apart without casts. */
class DefinitionFormsTest {

    sealed interface Shop permits OrderPlaced, OrderPaid {
        String orderId();
    }

    @EventName("shop/order.placed")
    record OrderPlaced(String orderId, long amount) implements Shop {}

    @EventName("shop/order.paid")
    record OrderPaid(String orderId) implements Shop {}

    @EventName("shop/order.cancelled")
    record OrderCancelled(String orderId) {}

    interface Warehouse {
        String reserve(OrderPlaced order) throws IOException;

        void release(OrderPlaced order) throws IOException;

        void tell(FunctionError error, InngestEvent<OrderPlaced> event);
    }

    private final Warehouse warehouse = new Warehouse() {
        @Override
        public String reserve(OrderPlaced order) {
            return order.orderId();
        }

        @Override
        public void release(OrderPlaced order) {}

        @Override
        public void tell(FunctionError error, InngestEvent<OrderPlaced> event) {}
    };

    @Test
    void typedHandlerWithBlockBody() {
        InngestFunction function = InngestFunction.define("fulfil-order")
                .on(OrderPlaced.class)
                .retries(5)
                .concurrency(limit(10).key("event.data.customerId"))
                .handler((run, step) -> {
                    var stock = step.run("reserve-stock", String.class, () -> warehouse.reserve(run.data()));
                    step.sleep("cool-off", Duration.ofMinutes(30));
                    var paid = step.waitForEvent(
                            "payment",
                            event(OrderPaid.class).match("data.orderId").timeout(Duration.ofDays(3)));
                    if (paid.isEmpty()) {
                        return "expired";
                    }
                    return stock;
                });
        assertThat(function.id()).isEqualTo("fulfil-order");
        assertThat(function.name()).isEqualTo("fulfil-order");
        assertThat(function.dataType("shop/order.placed")).isEqualTo(OrderPlaced.class);
        assertThat(function.dataType("inngest/function.invoked")).isEqualTo(OrderPlaced.class);
    }

    @Test
    void handlersAsExpressionsAndActions() {
        InngestFunction.define("a").handler((run, step) -> run.data().get("name"));
        InngestFunction.define("b").action((run, step) -> step.sleep("nap", Duration.ofSeconds(1)));
        InngestFunction.define("c").on(OrderPlaced.class).action((run, step) -> warehouse.release(run.data()));
        InngestFunction.define("d").on(OrderPlaced.class).handler(this::fulfil);
        InngestFunction.define("e").on(OrderPlaced.class).action(this::act);
        InngestFunction.define("f")
                .data(OrderPlaced.class)
                .handler((run, step) -> run.data().amount());
        InngestFunction.define("g")
                .data(new TypeRef<Map<String, List<Long>>>() {})
                .handler((run, step) -> run.data().get("n").get(0));
        InngestFunction.define("h").on(OrderPlaced.class).handler((run, step) -> {
            throw new NonRetriableException("never");
        });
    }

    private Object fulfil(Run<OrderPlaced> run, Step step) throws IOException {
        return step.run("reserve", String.class, () -> warehouse.reserve(run.data()));
    }

    private void act(Run<OrderPlaced> run, Step step) throws IOException {
        warehouse.release(run.data());
    }

    @Test
    void severalClassesShareWhatTheyHaveInCommon() {
        InngestFunction function = InngestFunction.define("audit")
                .on(OrderPlaced.class, OrderPaid.class)
                .handler((run, step) -> run.data().orderId());
        assertThat(function.dataType("shop/order.paid")).isEqualTo(OrderPaid.class);
        assertThat(function.dataType("other")).isEqualTo(OrderPlaced.class);

        FunctionBuilder<Shop> builder = InngestFunction.define("audit").on(OrderPlaced.class, OrderPaid.class);
        builder.handler((run, step) -> switchOn(run.data()));
    }

    private static String switchOn(Shop event) {
        return event instanceof OrderPaid paid ? paid.orderId() : "placed";
    }

    @Test
    void everySetting() {
        FunctionOptions options = InngestFunction.define("all")
                .name("All settings")
                .description("what it is for")
                .on(OrderPlaced.class, "event.data.amount > 100")
                .onEvent("shop/order.*")
                .onEvent("shop/stock.low", "event.data.left < 3")
                .onCron("0 12 * * 5")
                .onCron("TZ=Europe/Paris 0 12 * * 1", Duration.ofMinutes(1))
                .retries(0)
                .concurrency(limit(5), limit(1).key("event.data.customerId").scope(Concurrency.Scope.ENV))
                .throttle(Throttle.of(10, Duration.ofMinutes(1))
                        .key("event.data.customerId")
                        .burst(5))
                .rateLimit(RateLimit.of(100, Duration.ofHours(1)).key("event.data.customerId"))
                .debounce(
                        Debounce.of(Duration.ofSeconds(5)).key("event.data.id").timeout(Duration.ofMinutes(1)))
                .priority("event.data.plan == 'gold' ? 120 : 0")
                .singleton(SingletonRun.skip().key("event.data.customerId"))
                .startTimeout(Duration.ofHours(1))
                .finishTimeout(Duration.ofDays(1))
                .cancelOn(event(OrderCancelled.class).match("data.orderId"))
                .cancelOn(event("shop/closed").timeout("1d"))
                .handler((run, step) -> null)
                .options();
        assertThat(options.retries()).isZero();
        assertThat(options.concurrency()).hasSize(2);
        assertThat(options.cancelOn())
                .extracting(EventWait::event)
                .containsExactly("shop/order.cancelled", "shop/closed");
        assertThat(options.timeouts()).isEqualTo(new Timeouts(Duration.ofHours(1), Duration.ofDays(1)));
    }

    @Test
    void endsOfRuns() {
        InngestFunction function = InngestFunction.define("charge")
                .on(OrderPlaced.class)
                .handler((run, step) -> null)
                .onFailure((failure, step) ->
                        step.run("tell-support", () -> warehouse.tell(failure.error(), failure.event())))
                .onCancel((cancellation, step) -> {
                    warehouse.release(cancellation.event().data());
                });
        assertThat(function.companions())
                .extracting(InngestFunction::id)
                .containsExactly("charge-failure", "charge-cancelled");

        InngestFunction.define("charge")
                .on(OrderPlaced.class)
                .action((run, step) -> {})
                .onFailureReturning((failure, step) ->
                        Map.of("amount", failure.event().data().amount()))
                .onCancelReturning((cancellation, step) -> cancellation.runId());
    }

    @Test
    void declaredBlocks() {
        InngestFunction function = InngestFunction.declare("some job")
                .onEvent("job/foobar")
                .retries(2)
                .run("do something", in -> Map.of("result", in.event().name()))
                .step("charge", in -> Map.of("receipt", in.data().size(), "attempt", in.attempt()))
                .step("nothing", in -> null)
                .step("block", in -> {
                    return Map.of("run", in.runId());
                })
                .step("method", this::block)
                .sleep("2s")
                .sleep(Duration.ofSeconds(2))
                .sleep("until renewal", in -> Instant.EPOCH)
                .waitForEvent(
                        "auth/signup.email.confirmed",
                        wait -> wait.timeout("1d").match("user.id"))
                .build();
        assertThat(function.id()).isEqualTo("some-job");
        assertThat(function.name()).isEqualTo("some job");
        InngestFunction.declare("cron")
                .onCron("TZ=Europe/Paris 0 12 * * 5")
                .run("x", in -> Map.of())
                .build();
    }

    private Map<String, String> block(BlockInput in) throws IOException {
        return Map.of("id", warehouse.reserve(new OrderPlaced(in.runId(), 1)));
    }
}
