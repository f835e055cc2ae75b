package io.github.inngest4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Batch;
import io.github.inngest4j.Concurrency;
import io.github.inngest4j.Debounce;
import io.github.inngest4j.EventWait;
import io.github.inngest4j.FunctionBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.RateLimit;
import io.github.inngest4j.SingletonRun;
import io.github.inngest4j.Throttle;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionJsonTest {

    private static FunctionBuilder<Map<String, @Nullable Object>> function() {
        return InngestFunction.define("job");
    }

    private static void assertMember(FunctionBuilder<?> function, String member, String json) {
        assertMember(function.action((run, step) -> {}), member, json);
    }

    private static void assertMember(InngestFunction function, String member, String json) {
        JsonWriter out = new JsonWriter();
        new FunctionJson("shop", out).write(function, "shop-" + function.id(), "http://app/?fnId=shop-job&stepId=step");
        JsonSlice value = JsonSlice.of(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .member(member);
        assertThat(value == null ? null : value.text()).isEqualTo(json);
    }

    @Test
    void leavesOutWhatIsNotSet() {
        JsonWriter out = new JsonWriter();
        new FunctionJson("shop", out).write(function().action((run, step) -> {}), "shop-job", "http://app/");
        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"shop-job\",\"name\":\"job\",\"triggers\":[],\"steps\":{\"step\":{\"id\":\"step\","
                        + "\"name\":\"step\",\"runtime\":{\"type\":\"http\",\"url\":\"http://app/\"}}}}");
    }

    @Test
    void writesTriggersInTheirOrder() {
        assertMember(
                function()
                        .onEvent("a/b")
                        .onEvent("a/c", "event.data.n > 1")
                        .onCron("0 12 * * 5")
                        .onCron("0 13 * * 5", Duration.ofSeconds(90)),
                "triggers",
                "[{\"event\":\"a/b\"},{\"event\":\"a/c\",\"expression\":\"event.data.n > 1\"},"
                        + "{\"cron\":\"0 12 * * 5\"},{\"cron\":\"0 13 * * 5\",\"jitter\":\"90s\"}]");
    }

    @Test
    void writesHandlersOfEndsAsFunctionsOfTheirOwn() {
        InngestFunction function =
                function().onEvent("a/b").action((run, step) -> {}).onCancel((end, step) -> {});
        assertMember(
                function.companions().get(0),
                "triggers",
                "[{\"event\":\"inngest/function.cancelled\","
                        + "\"expression\":\"event.data.function_id == 'shop-job'\"}]");
    }

    @Test
    void writesRetriesAsWhatTheServerCallsAttempts() {
        assertMember(
                function().retries(0),
                "steps",
                "{\"step\":{\"id\":\"step\",\"name\":\"step\",\"runtime\":{\"type\":\"http\","
                        + "\"url\":\"http://app/?fnId=shop-job&stepId=step\"},\"retries\":{\"attempts\":0}}}");
    }

    @Test
    void writesConcurrency() {
        assertMember(
                function()
                        .concurrency(
                                Concurrency.limit(1),
                                Concurrency.limit(2).key("event.data.k").scope(Concurrency.Scope.ENV)),
                "concurrency",
                "[{\"limit\":1},{\"limit\":2,\"key\":\"event.data.k\",\"scope\":\"env\"}]");
    }

    @Test
    void writesThrottle() {
        assertMember(
                function()
                        .throttle(Throttle.of(1, Duration.ofMinutes(1)).burst(3).key("event.data.k")),
                "throttle",
                "{\"limit\":1,\"period\":\"60s\",\"burst\":3,\"key\":\"event.data.k\"}");
    }

    @Test
    void writesRateLimit() {
        assertMember(
                function().rateLimit(RateLimit.of(5, Duration.ofMillis(1500)).key("event.data.k")),
                "rateLimit",
                "{\"limit\":5,\"period\":\"1500ms\",\"key\":\"event.data.k\"}");
    }

    @Test
    void writesDebounce() {
        assertMember(
                function()
                        .debounce(Debounce.of(Duration.ofSeconds(2))
                                .timeout(Duration.ofHours(1))
                                .key("event.data.k")),
                "debounce",
                "{\"period\":\"2s\",\"timeout\":\"3600s\",\"key\":\"event.data.k\"}");
    }

    @Test
    void writesBatch() {
        assertMember(
                function()
                        .batch(Batch.of(3, Duration.ofSeconds(5))
                                .key("event.data.k")
                                .condition("event.data.n > 1")),
                "batchEvents",
                "{\"maxSize\":3,\"timeout\":\"5s\",\"key\":\"event.data.k\",\"if\":\"event.data.n > 1\"}");
    }

    @Test
    void writesPriorityAndIdempotency() {
        assertMember(function().priority("event.data.p"), "priority", "{\"run\":\"event.data.p\"}");
        assertMember(function().idempotency("event.data.k"), "idempotency", "\"event.data.k\"");
    }

    @Test
    void writesSingleton() {
        assertMember(
                function().singleton(SingletonRun.cancel().key("event.data.k")),
                "singleton",
                "{\"mode\":\"cancel\",\"key\":\"event.data.k\"}");
    }

    @Test
    void writesTimeouts() {
        assertMember(
                function().startTimeout(Duration.ofSeconds(1)).finishTimeout(Duration.ofSeconds(3)),
                "timeouts",
                "{\"start\":\"1s\",\"finish\":\"3s\"}");
    }

    @Test
    void writesCancellation() {
        assertMember(
                function()
                        .cancelOn(
                                EventWait.event("a/stop").match("data.id").timeout(Duration.ofHours(1)),
                                EventWait.event("a/end").condition("async.data.all"),
                                EventWait.event("a/off")),
                "cancel",
                "[{\"event\":\"a/stop\",\"if\":\"event.data.id == async.data.id\",\"timeout\":\"3600s\"},"
                        + "{\"event\":\"a/end\",\"if\":\"async.data.all\"},{\"event\":\"a/off\"}]");
    }
}
