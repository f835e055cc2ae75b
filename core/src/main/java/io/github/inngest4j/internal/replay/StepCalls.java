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
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what the user asks of a step into the operation on the wire, and what is recorded into the step's result. */
final class StepCalls {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Replay replay;
    private final JsonMapper mapper;
    private final Messenger messenger;
    private final @Nullable String displayName;

    StepCalls(Replay replay, JsonMapper mapper, Messenger messenger, @Nullable String displayName) {
        this.replay = replay;
        this.mapper = mapper;
        this.messenger = messenger;
        this.displayName = displayName;
    }

    StepCalls named(String name) {
        return new StepCalls(replay, mapper, messenger, name);
    }

    <T extends @Nullable Object> StepCall<T> run(String id, Type type, StepBody<? extends T> body) {
        return work(id, Opts.NONE, type, body);
    }

    StepCall<JsonSlice> run(String id, StepAction body) {
        StepCall.Body toNull = () -> {
            body.run();
            return JsonSlice.NULL;
        };
        return new StepCall<>(id, displayName, new StepCall.Work(toNull), Opts.NONE, recorded -> recorded);
    }

    <T extends @Nullable Object> StepCall<T> wrap(
            String id, @Nullable Object input, Type type, StepBody<? extends T> body) {
        JsonSlice written = write(id, "its input", input, null);
        JsonSlice inputs = new JsonWriter().beginArray().raw(written).endArray().toSlice();
        return work(id, Opts.NONE.with("type", "step.ai.wrap").with("input", inputs), type, body);
    }

    StepCall<List<String>> sendEvent(String id, List<InngestEvent<?>> events) {
        if (events.isEmpty()) {
            throw replay.misuse("step '" + id + "' is to send events, but there are none");
        }
        StepCall.Body body = () -> new JsonWriter()
                .beginObject()
                .name("ids")
                .plain(messenger.sendEvents(events))
                .endObject()
                .toSlice();
        Opts opts = Opts.NONE.with("type", "step.sendEvent");
        return new StepCall<>(id, displayName, new StepCall.Work(body), opts, StepCalls::ids);
    }

    StepCall<Optional<String>> sendSignal(String id, String signal, @Nullable Object data) {
        StepCall.Body body = () -> new JsonWriter()
                .beginObject()
                .name("runId")
                .value(messenger.sendSignal(signal, data).orElse(null))
                .endObject()
                .toSlice();
        Opts opts = Opts.NONE.with("type", "step.sendSignal").with("signal", signal);
        return new StepCall<>(
                id, displayName, new StepCall.Work(body), opts, recorded -> text(recorded.member("runId")));
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
        return request(id, Opcode.SLEEP, Opts.NONE.with("duration", duration), recorded -> recorded);
    }

    <T extends @Nullable Object> StepCall<Optional<InngestEvent<T>>> waitForEvent(String id, EventWait<T> wait) {
        Opts opts = Opts.NONE
                .with("event", wait.event())
                .with("timeout", timeout(id, wait.timeout()))
                .with("if", wait.expression());
        EventReader reader = new EventReader(mapper);
        return request(
                id,
                Opcode.WAIT_FOR_EVENT,
                opts,
                recorded -> recorded.kind() == JsonKind.NULL
                        ? Optional.empty()
                        : Optional.of(reader.<T>read(recorded, wait.dataType().type())));
    }

    <T extends @Nullable Object> StepCall<Optional<Signal<T>>> waitForSignal(String id, SignalWait<T> wait) {
        SignalWait.Conflict conflict = wait.onConflict();
        Opts opts = Opts.NONE
                .with("signal", wait.signal())
                .with("timeout", timeout(id, wait.timeout()))
                .with("conflict", conflict == null ? null : conflict.name().toLowerCase(Locale.ROOT));
        return request(id, Opcode.WAIT_FOR_SIGNAL, opts, recorded -> {
            if (recorded.kind() == JsonKind.NULL) {
                return Optional.empty();
            }
            JsonSlice data = recorded.member("data");
            T bound = bind(data == null ? JsonSlice.NULL : data, wait.dataType().type());
            return Optional.of(new Signal<>(text(recorded.member("signal")).orElse(wait.signal()), bound));
        });
    }

    <T extends @Nullable Object> StepCall<T> invoke(String id, Invocation invocation, Type type) {
        JsonSlice data = write(id, "the data of its invocation", invocation.data(), null);
        if (data.kind() != JsonKind.OBJECT && data.kind() != JsonKind.NULL) {
            throw replay.misuse("step '" + id + "' invokes a function with data that is no JSON object but "
                    + data.kind().noun());
        }
        JsonWriter payload = new JsonWriter().beginObject().name("data");
        if (data.kind() == JsonKind.NULL) {
            // Without a payload the server would never start the function, and the run would hang.
            payload.beginObject().endObject();
        } else {
            payload.raw(data);
        }
        String appId = invocation.appId();
        Opts opts = Opts.NONE
                .with(
                        "function_id",
                        (appId == null ? replay.function().appId() : appId) + "-" + invocation.functionId())
                .with("payload", payload.endObject().toSlice())
                .with("timeout", invocation.timeout() == null ? null : timeout(id, invocation.timeout()));
        return request(id, Opcode.INVOKE_FUNCTION, opts, recorded -> bind(recorded, type));
    }

    StepCall<FetchResponse> fetch(String id, FetchRequest request) {
        Opts opts = Opts.NONE
                .with("url", request.url().toString())
                .with("method", request.method())
                .with("headers", request.headers().isEmpty() ? null : request.headers())
                .with("body", request.body());
        return request(id, Opcode.GATEWAY, opts, StepCalls::response);
    }

    <T extends @Nullable Object> StepCall<T> infer(String id, AiRequest request, Type type) {
        Opts opts = Opts.NONE
                .with("type", "step.ai.infer")
                .with("url", request.url())
                .with("headers", request.headers().isEmpty() ? null : request.headers())
                .with("auth_key", request.key())
                .with("format", request.format())
                .with("body", write(id, "its request", request.body(), null));
        return request(id, Opcode.AI_GATEWAY, opts, recorded -> bind(recorded, type));
    }

    private <T extends @Nullable Object> StepCall<T> work(String id, Opts opts, Type type, StepBody<? extends T> body) {
        StepCall.Body toJson = () -> write(id, "its result", body.run(), type);
        return new StepCall<>(id, displayName, new StepCall.Work(toJson), opts, recorded -> bind(recorded, type));
    }

    private <T extends @Nullable Object> StepCall<T> request(
            String id, Opcode opcode, Opts opts, StepCall.Decoder<T> decoder) {
        return new StepCall<>(id, displayName, new StepCall.Request(opcode), opts, decoder);
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
