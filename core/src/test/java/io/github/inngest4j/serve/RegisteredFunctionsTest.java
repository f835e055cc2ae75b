package io.github.inngest4j.serve;

import static io.github.inngest4j.Concurrency.limit;
import static io.github.inngest4j.EventWait.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Batch;
import io.github.inngest4j.Debounce;
import io.github.inngest4j.FunctionBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.RateLimit;
import io.github.inngest4j.SingletonRun;
import io.github.inngest4j.Throttle;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the official TypeScript SDK registers for the same functions, member by member. */
class RegisteredFunctionsTest {

    private static final String KEY = "event.data.key";

    private static FunctionBuilder<Map<String, @Nullable Object>> fixture(String id) {
        return InngestFunction.define(id).onEvent("acc/" + id).retries(0);
    }

    private static InngestFunction made(FunctionBuilder<Map<String, @Nullable Object>> builder) {
        return builder.handler((run, step) -> null);
    }

    private static List<InngestFunction> fixtures() {
        Duration second = Duration.ofSeconds(1);
        return List.of(
                made(fixture("plain")),
                made(fixture("attempt-info").retries(2)),
                fixture("on-failure").handler((run, step) -> null).onFailure((failure, step) -> {}),
                made(fixture("cancel-on").cancelOn(event("acc/cancel-on.cancel").match("data.key"))),
                made(fixture("batch").batch(Batch.of(3, second.multipliedBy(5)).key(KEY))),
                made(fixture("concurrency").concurrency(limit(1).key(KEY))),
                made(fixture("throttle")
                        .throttle(Throttle.of(1, second.multipliedBy(4)).key(KEY))),
                made(fixture("rate-limit")
                        .rateLimit(RateLimit.of(1, Duration.ofMinutes(1)).key(KEY))),
                made(fixture("debounce")
                        .debounce(Debounce.of(second.multipliedBy(2)).key(KEY))),
                made(fixture("priority").concurrency(limit(1).key(KEY)).priority("event.data.priority")),
                made(fixture("idempotency").idempotency(KEY)),
                made(fixture("singleton-skip").singleton(SingletonRun.skip().key(KEY))),
                made(fixture("singleton-cancel").singleton(SingletonRun.cancel().key(KEY))),
                made(fixture("timeout-finish").finishTimeout(second.multipliedBy(3))),
                made(InngestFunction.define("multi-trigger")
                        .onEvent("acc/multi-trigger.a")
                        .onEvent("acc/multi-trigger.b", "event.data.ok == true")
                        .onCron("0 0 1 1 *")
                        .retries(0)),
                made(InngestFunction.define("trigger-if")
                        .onEvent("acc/trigger-if", "event.data.amount > 100")
                        .retries(0)),
                made(InngestFunction.define("cron").onCron("* * * * *").retries(0)),
                made(InngestFunction.define("cron-tz")
                        .onCron("TZ=Europe/Prague * * * * *")
                        .retries(0)),
                InngestFunction.declare("linear")
                        .onEvent("acc/linear")
                        .retries(0)
                        .build());
    }

    @Test
    void writesWhatTheReferenceRegisters() throws IOException {
        Map<Object, Object> written = new LinkedHashMap<>();
        ServedApp app = new ServedApp("acceptance", MiddlewareChain.NONE, Checkpointing.on(), fixtures());
        for (InngestFunction function : app.functions()) {
            Map<?, ?> json = write(function, "acceptance", "http://app.test/api/inngest");
            written.put(json.get("id"), json);
        }

        Map<Object, Object> recorded = new LinkedHashMap<>();
        for (Object function : (List<?>) plain(recording())) {
            recorded.put(((Map<?, ?>) function).get("id"), function);
        }
        assertThat(written).containsOnlyKeys(recorded.keySet());
        assertThat(written).isEqualTo(recorded);
    }

    @Test
    void quotesInTheAppsIdDoNotEndTheCondition() {
        InngestFunction failure = InngestFunction.define("pay")
                .handler((run, step) -> null)
                .onFailure((ended, step) -> {})
                .companions()
                .get(0);
        assertThat(write(failure, "it's", "http://app.test").get("triggers"))
                .isEqualTo(List.of(Map.of(
                        "event", "inngest/function.failed",
                        "expression", "event.data.function_id == 'it\\'s-pay'")));
    }

    private static Map<?, ?> write(InngestFunction function, String appId, String url) {
        JsonWriter out = new JsonWriter();
        String id = appId + "-" + function.id();
        new FunctionJson(appId, out).write(function, id, new Endpoint(url).ofFunction(id));
        return (Map<?, ?>) plain(new String(out.toByteArray(), StandardCharsets.UTF_8));
    }

    private static Object plain(String json) {
        return JsonSlice.of(json).toPlain();
    }

    private static String recording() throws IOException {
        try (InputStream in = RegisteredFunctionsTest.class.getResourceAsStream("registered-functions.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
