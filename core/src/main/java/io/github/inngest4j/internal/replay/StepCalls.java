package io.github.inngest4j.internal.replay;

import io.github.inngest4j.AiRequest;
import io.github.inngest4j.EventWait;
import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.FetchResponse;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.Signal;
import io.github.inngest4j.SignalWait;
import io.github.inngest4j.StepAction;
import io.github.inngest4j.StepBody;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.protocol.GoDuration;
import io.github.inngest4j.internal.protocol.Opcode;
import io.github.inngest4j.internal.protocol.Opts;
import io.github.inngest4j.json.JsonException;
import io.github.inngest4j.middleware.StepKind;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what the user asks of a step into the operation on the wire, and what is recorded into the step's result. */
final class StepCalls {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Replay replay;
    private final JsonMapper mapper;
    private final Messenger messenger;
    private final WrappedSteps steps;
    private final @Nullable String displayName;

    StepCalls(Replay replay, JsonMapper mapper, Messenger messenger, WrappedSteps steps, @Nullable String displayName) {
        this.replay = replay;
        this.mapper = mapper;
        this.messenger = messenger;
        this.steps = steps;
        this.displayName = displayName;
    }

    StepCalls named(String name) {
        return new StepCalls(replay, mapper, messenger, steps, name);
    }

    <T extends @Nullable Object> StepCall<T> run(String id, Type type, StepBody<? extends T> body) {
        return work(id, StepKind.RUN, Opts.NONE, () -> write(id, "its result", body.run(), type), binding(type));
    }

    StepCall<JsonSlice> run(String id, StepAction body) {
        Callable<JsonSlice> toNull = () -> {
            body.run();
            return JsonSlice.NULL;
        };
        return work(id, StepKind.RUN, Opts.NONE, toNull, recorded -> recorded);
    }

    /** The input is recorded with the result only: a plan is for the server alone. */
    <T extends @Nullable Object> StepCall<T> wrap(
            String id, @Nullable Object input, Type type, StepBody<? extends T> body) {
        Opts opts = Opts.NONE.with("type", "step.ai.wrap");
        StepCall.Body work = stepId -> {
            WrappedSteps.Done done = steps.work(
                    stepId,
                    StepKind.AI_WRAP,
                    write(id, "its input", input, null),
                    () -> write(id, "its result", body.run(), type));
            JsonSlice inputs =
                    new JsonWriter().beginArray().raw(done.input()).endArray().toSlice();
            return new StepCall.Done(done.result(), opts.with("input", inputs));
        };
        return call(id, StepKind.AI_WRAP, new StepCall.Work(opts, work), binding(type));
    }

    StepCall<List<String>> sendEvent(String id, List<InngestEvent<?>> events) {
        if (events.isEmpty()) {
            throw replay.misuse("step '" + id + "' is to send events, but there are none");
        }
        Callable<JsonSlice> sending = () -> new JsonWriter()
                .beginObject()
                .name("ids")
                .plain(steps.send(id, events, mapper, messenger::sendEvents))
                .endObject()
                .toSlice();
        return work(id, StepKind.SEND_EVENT, Opts.NONE.with("type", "step.sendEvent"), sending, StepCalls::ids);
    }

    StepCall<Optional<String>> sendSignal(String id, String signal, @Nullable Object data) {
        Callable<JsonSlice> sending = () -> new JsonWriter()
                .beginObject()
                .name("runId")
                .value(messenger.sendSignal(signal, data).orElse(null))
                .endObject()
                .toSlice();
        Opts opts = Opts.NONE.with("type", "step.sendSignal").with("signal", signal);
        return work(id, StepKind.SEND_SIGNAL, opts, sending, recorded -> text(recorded.member("runId")));
    }

    StepCall<JsonSlice> sleep(String id, Duration duration) {
        if (duration.isNegative()) {
            throw replay.misuse("step '" + id + "' is to sleep for a negative time: " + duration);
        }
        return sleep(id, goText(id, duration));
    }

    StepCall<JsonSlice> sleepUntil(String id, Instant until) {
        return sleep(id, until.toString());
    }

    private StepCall<JsonSlice> sleep(String id, String duration) {
        return request(
                id, StepKind.SLEEP, Opcode.SLEEP, step -> Opts.NONE.with("duration", duration), recorded -> recorded);
    }

    <T extends @Nullable Object> StepCall<Optional<InngestEvent<T>>> waitForEvent(String id, EventWait<T> wait) {
        String timeout = timeout(id, wait.timeout());
        StepCall.Asked asked = step ->
                Opts.NONE.with("event", wait.event()).with("timeout", timeout).with("if", wait.expression());
        EventReader reader = new EventReader(mapper);
        return request(
                id,
                StepKind.WAIT_FOR_EVENT,
                Opcode.WAIT_FOR_EVENT,
                asked,
                recorded -> recorded.kind() == JsonKind.NULL
                        ? Optional.empty()
                        : Optional.of(reader.<T>read(recorded, wait.dataType().type())));
    }

    <T extends @Nullable Object> StepCall<Optional<Signal<T>>> waitForSignal(String id, SignalWait<T> wait) {
        SignalWait.Conflict conflict = wait.onConflict();
        String timeout = timeout(id, wait.timeout());
        StepCall.Asked asked = step -> Opts.NONE
                .with("signal", wait.signal())
                .with("timeout", timeout)
                .with("conflict", conflict == null ? null : conflict.name().toLowerCase(Locale.ROOT));
        return request(id, StepKind.WAIT_FOR_SIGNAL, Opcode.WAIT_FOR_SIGNAL, asked, recorded -> {
            if (recorded.kind() == JsonKind.NULL) {
                return Optional.empty();
            }
            JsonSlice data = recorded.member("data");
            T bound = bind(data == null ? JsonSlice.NULL : data, wait.dataType().type());
            return Optional.of(new Signal<>(text(recorded.member("signal")).orElse(wait.signal()), bound));
        });
    }

    <T extends @Nullable Object> StepCall<T> invoke(String id, Invocation invocation, Type type) {
        String appId = invocation.appId();
        String function = (appId == null ? replay.function().appId() : appId) + "-" + invocation.functionId();
        String timeout = invocation.timeout() == null ? null : timeout(id, invocation.timeout());
        StepCall.Asked asked = step -> Opts.NONE
                .with("function_id", function)
                .with("payload", payload(id, steps.input(step, StepKind.INVOKE, payloadData(id, invocation.data()))))
                .with("timeout", timeout);
        return request(id, StepKind.INVOKE, Opcode.INVOKE_FUNCTION, asked, binding(type));
    }

    private JsonSlice payloadData(String id, @Nullable Object data) {
        JsonSlice written = write(id, "the data of its invocation", data, null);
        // Without a payload the server would never start the function, and the run would hang.
        return written.kind() == JsonKind.NULL ? JsonSlice.of("{}") : written;
    }

    private JsonSlice payload(String id, JsonSlice data) {
        if (data.kind() != JsonKind.OBJECT) {
            throw replay.misuse("step '" + id + "' invokes a function with data that is no JSON object but "
                    + data.kind().noun());
        }
        return new JsonWriter().beginObject().name("data").raw(data).endObject().toSlice();
    }

    StepCall<FetchResponse> fetch(String id, FetchRequest request) {
        StepCall.Asked asked = step -> Opts.NONE
                .with("url", request.url().toString())
                .with("method", request.method())
                .with("headers", request.headers().isEmpty() ? null : request.headers())
                .with("body", request.body());
        return request(id, StepKind.FETCH, Opcode.GATEWAY, asked, StepCalls::response);
    }

    <T extends @Nullable Object> StepCall<T> infer(String id, AiRequest request, Type type) {
        StepCall.Asked asked = step -> Opts.NONE
                .with("type", "step.ai.infer")
                .with("url", request.url())
                .with("headers", request.headers().isEmpty() ? null : request.headers())
                .with("auth_key", request.key())
                .with("format", request.format())
                .with("body", steps.input(step, StepKind.AI_INFER, write(id, "its request", request.body(), null)));
        return request(id, StepKind.AI_INFER, Opcode.AI_GATEWAY, asked, binding(type));
    }

    private <T extends @Nullable Object> StepCall<T> work(
            String id, StepKind kind, Opts opts, Callable<JsonSlice> work, Function<JsonSlice, T> binding) {
        StepCall.Body body = step ->
                new StepCall.Done(steps.work(step, kind, JsonSlice.NULL, work).result(), opts);
        return call(id, kind, new StepCall.Work(opts, body), binding);
    }

    private <T extends @Nullable Object> StepCall<T> request(
            String id, StepKind kind, Opcode opcode, StepCall.Asked asked, Function<JsonSlice, T> binding) {
        return call(id, kind, new StepCall.Request(opcode, asked), binding);
    }

    private <T extends @Nullable Object> StepCall<T> call(
            String id, StepKind kind, StepCall.Kind what, Function<JsonSlice, T> binding) {
        return new StepCall<>(id, displayName, what, (step, recorded) -> steps.memoized(step, kind, recorded, binding));
    }

    private <T extends @Nullable Object> Function<JsonSlice, T> binding(Type type) {
        return recorded -> bind(recorded, type);
    }

    private JsonSlice write(String id, String what, @Nullable Object value, @Nullable Type type) {
        try {
            return type == null ? mapper.write(value) : mapper.write(value, type);
        } catch (JsonException e) {
            throw replay.misuse("step '" + id + "': " + what + " cannot be written as JSON: " + e.getMessage());
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The recorded value may be null where T may be.
    private <T extends @Nullable Object> T bind(JsonSlice recorded, Type type) {
        return (T) mapper.read(recorded, type);
    }

    private String timeout(String id, @Nullable Duration timeout) {
        if (timeout == null) {
            throw replay.misuse("step '" + id + "' waits without a timeout: say how long with timeout(...)");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw replay.misuse("step '" + id + "' has a timeout of " + timeout + ": it must be more than nothing");
        }
        return goText(id, timeout);
    }

    private String goText(String id, Duration duration) {
        if (duration.compareTo(YEAR) > 0) {
            throw replay.misuse("step '" + id + "' is to take " + duration + ": the server allows 365 days at most");
        }
        return GoDuration.format(duration);
    }

    private static List<String> ids(JsonSlice recorded) {
        List<String> ids = new ArrayList<>();
        JsonSlice listed = recorded.member("ids");
        if (listed != null && listed.toPlain() instanceof List<?> values) {
            values.forEach(value -> ids.add(String.valueOf(value)));
        }
        return ids;
    }

    private static FetchResponse response(JsonSlice recorded) {
        JsonSlice status = recorded.member("status_code");
        Map<String, String> headers = new LinkedHashMap<>();
        JsonSlice listed = recorded.member("headers");
        if (listed != null && listed.toPlain() instanceof Map<?, ?> values) {
            values.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        return new FetchResponse(
                status == null ? 0 : (int) status.scan().readLong(),
                headers,
                text(recorded.member("body")).orElse(""));
    }

    private static Optional<String> text(@Nullable JsonSlice value) {
        return value == null || value.kind() != JsonKind.STRING
                ? Optional.empty()
                : Optional.of(value.scan().readString());
    }
}
