package io.github.inngest4j.internal.replay;

import io.github.inngest4j.Handler;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.StepHash;
import io.github.inngest4j.middleware.Middleware;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Makes calls of one function, written out as the server would send them. */
final class Calls {

    private final Handler<?> handler;
    private final MiddlewareChain middleware;
    final List<InngestEvent<?>> sent = new ArrayList<>();

    private final Map<String, Object> steps = new LinkedHashMap<>();
    private final List<String> stack = new ArrayList<>();
    private Map<String, Object> data = Map.of();
    /** The checkpoints, and what they are answered with; 200 when nothing is said. */
    final List<Stored> stored = Collections.synchronizedList(new ArrayList<>());

    final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    final TestClock clock = new TestClock();
    private final FakeApp app = new FakeApp();
    boolean stopping;
    private Checkpointing checkpointing = Checkpointing.off();
    private int attempt;
    private int maxAttempts = 4;
    private boolean planOnly;
    private String runId = "01RUN";

    private Calls(Handler<?> handler, Middleware... middleware) {
        this.handler = handler;
        this.middleware = MiddlewareChain.of(List.of(middleware));
    }

    /** The app: takes events and signals, and stores checkpoints as it is told to. */
    private final class FakeApp extends NobodyThere {

        private final CallExecutor executor = new CallExecutor(new JsonMapper(null), this, clock);

        @Override
        public List<String> sendEvents(List<InngestEvent<?>> events) {
            sent.addAll(events);
            return events.stream().map(event -> "id-" + event.name()).toList();
        }

        @Override
        public Optional<String> sendSignal(String signal, @Nullable Object data) {
            return signal.equals("nobody") ? Optional.empty() : Optional.of("run-of-" + signal);
        }

        @Override
        public int checkpoint(String id, byte[] body) {
            stored.add(new Stored(id, JsonSlice.of(body, JsonLimits.DEFAULT)));
            return statuses.isEmpty() ? 200 : statuses.remove();
        }

        @Override
        public boolean isStopping() {
            return stopping;
        }
    }

    /** A checkpoint that was asked for. */
    record Stored(String runId, JsonSlice body) {

        @SuppressWarnings("unchecked")
        Map<String, Object> members() {
            return (Map<String, Object>) body.toPlain();
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> steps() {
            return (List<Map<String, Object>>) members().get("steps");
        }

        List<String> names() {
            return steps().stream().map(step -> (String) step.get("name")).toList();
        }
    }

    static Calls of(Handler<Map<String, @Nullable Object>> handler, Middleware... middleware) {
        return new Calls(handler, middleware);
    }

    Calls data(Map<String, Object> newData) {
        data = newData;
        return this;
    }

    /** Records a step's result, as the last of the stack. */
    Calls memo(String id, @Nullable Object value) {
        Map<String, Object> wrapper = new LinkedHashMap<>();
        wrapper.put("data", value);
        return raw(id, wrapper);
    }

    Calls failed(String id, String name, String message) {
        return raw(id, Map.of("error", Map.of("name", name, "message", message)));
    }

    /** Records something as it is, as the last of the stack. */
    Calls raw(String id, @Nullable Object value) {
        String hash = StepHash.of(id).toString();
        steps.put(hash, value);
        stack.add(hash);
        return this;
    }

    /** Calls are made by a server that stores checkpoints. */
    Calls checkpointing(Checkpointing rule) {
        checkpointing = rule;
        return this;
    }

    Calls attempt(int newAttempt, int newMaxAttempts) {
        attempt = newAttempt;
        maxAttempts = newMaxAttempts;
        return this;
    }

    Calls planOnly() {
        planOnly = true;
        return this;
    }

    Calls run(String newRunId) {
        runId = newRunId;
        return this;
    }

    /** As from a server that does not tell in which order steps were completed. */
    Calls forgetOrder() {
        stack.clear();
        return this;
    }

    Result discover() {
        return call("step");
    }

    Result target(String id) {
        return call(StepHash.of(id).toString());
    }

    Result call(String stepId) {
        Map<String, Object> event = Map.of("name", "test/event", "data", data, "ts", 1_700_000_000_000L);
        Map<String, Object> ctx = new LinkedHashMap<>();
        ctx.put("run_id", runId);
        ctx.put("attempt", attempt);
        ctx.put("max_attempts", maxAttempts);
        ctx.put("disable_immediate_execution", planOnly);
        if (checkpointing.enabled()) {
            ctx.put("fn_id", "fn-uuid");
            ctx.put("qi_id", "item");
            ctx.put("request_id", "request");
            ctx.put("generation_id", 7);
        }
        ctx.put("stack", Map.of("stack", stack, "current", stack.size()));
        byte[] body = new JsonWriter()
                .plain(Map.of("ctx", ctx, "event", event, "events", List.of(event), "steps", steps))
                .toByteArray();
        ReplayedFunction function =
                new ReplayedFunction("app", "fn", handler, name -> Map.class, middleware, checkpointing);
        return new Result(
                app.executor.execute(function, CallRequest.parse(body, JsonLimits.DEFAULT), stepId, "native"));
    }

    /** What a call reported, parsed. */
    record Result(CallOutcome outcome) {

        int status() {
            return outcome.status();
        }

        @Nullable
        Object body() {
            return JsonSlice.of(outcome.body(), JsonLimits.DEFAULT).toPlain();
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> ops() {
            return (List<Map<String, Object>>) body();
        }

        /** Each operation in short, such as {@code StepPlanned a}. */
        List<String> opNames() {
            return ops().stream().map(op -> op.get("op") + " " + op.get("name")).toList();
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> error() {
            return (Map<String, Object>) body();
        }

        String message() {
            return (String) error().get("message");
        }

        boolean noRetry() {
            return !outcome.retry().allowed();
        }
    }
}
