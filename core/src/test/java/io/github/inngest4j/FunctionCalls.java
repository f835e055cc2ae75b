package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.StepHash;
import io.github.inngest4j.internal.replay.CallExecutor;
import io.github.inngest4j.internal.replay.NobodyThere;
import io.github.inngest4j.internal.replay.ReplayedFunction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a defined function as the server would. JSON is written with single quotes. */
final class FunctionCalls {

    private final InngestFunction function;
    private final List<String> steps = new ArrayList<>();
    private final List<String> stack = new ArrayList<>();
    private String event = "{'name':'test/event','data':{}}";

    private FunctionCalls(InngestFunction function) {
        this.function = function;
    }

    static FunctionCalls of(InngestFunction function) {
        return new FunctionCalls(function);
    }

    FunctionCalls event(String json) {
        event = json;
        return this;
    }

    /** Records a step as it stands in the memo. */
    FunctionCalls memo(String id, String json) {
        steps.add("'" + StepHash.of(id) + "':" + json);
        stack.add("'" + StepHash.of(id) + "'");
        return this;
    }

    CallOutcome call() {
        String body = "{'ctx':{'run_id':'01RUN','attempt':0,'stack':{'stack':" + stack + ",'current':" + stack.size()
                + "}},'event':" + event + ",'steps':{" + String.join(",", steps) + "}}";
        return new CallExecutor(new JsonMapper(null), new NobodyThere(), Clock.systemUTC())
                .execute(
                        new ReplayedFunction(
                                "app",
                                function.id(),
                                function.handler(),
                                function::dataType,
                                MiddlewareChain.of(function.middleware()),
                                Checkpointing.off()),
                        CallRequest.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT),
                        "step",
                        null);
    }

    /** The result of a run that is over with this call. */
    @Nullable
    Object result() {
        CallOutcome outcome = call();
        assertThat(outcome.status())
                .as(() -> new String(outcome.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return plain(outcome);
    }

    /** The only operation that this call reports. */
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> op() {
        CallOutcome outcome = call();
        assertThat(outcome.status()).isEqualTo(206);
        List<Map<String, @Nullable Object>> ops = (List<Map<String, @Nullable Object>>) plain(outcome);
        assertThat(ops).hasSize(1);
        return ops.get(0);
    }

    private static Object plain(CallOutcome outcome) {
        return JsonSlice.of(outcome.body(), JsonLimits.DEFAULT).toPlain();
    }
}
