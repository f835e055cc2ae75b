package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.machine.FunctionCall;
import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.internal.machine.Limits;
import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.security.CanonicalJson;
import io.github.inngest4j.internal.security.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes execution requests (SDK specification, section 4.3.1). Thread-safe. */
public final class CallWriter {

    private static final String UNUSED_ACCOUNT = "00000000-0000-4000-a000-000000000000";

    private final @Nullable SigningKey key;

    /** Signs requests with a key, if there is one. */
    public CallWriter(@Nullable SigningKey key) {
        this.key = key;
    }

    /** The request of a call. */
    public EngineRequest write(FunctionCall call, Instant now) {
        byte[] body = body(call);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Inngest");
        headers.put("Account-Id", UNUSED_ACCOUNT);
        headers.put("X-Inngest-Generation-Id", Integer.toString(call.generation()));
        headers.put("X-Inngest-Job-Id", call.itemId());
        headers.put(Headers.REQUEST_VERSION, Integer.toString(call.branching().requestVersion()));
        headers.put("X-Inngest-Step-Id", call.target());
        headers.put("Traceparent", traceparent(call));
        headers.put("X-Request-Id", call.requestId());
        headers.put("X-Run-Id", call.runId());
        if (key != null) {
            headers.put(Headers.SIGNATURE, key.sign(body, now));
        }
        return new EngineRequest("POST", url(call.function(), call.target()), headers, body);
    }

    /** One trace per run, one span per call (W3C Trace Context). */
    private static String traceparent(FunctionCall call) {
        String trace = FunctionState.uuidOf(call.runId()).toString().replace("-", "");
        String span = FunctionState.uuidOf(call.requestId())
                .toString()
                .replace("-", "")
                .substring(16);
        return "00-" + trace + "-" + span + "-01";
    }

    /** The function's registered address, with its step id replaced. */
    private static URI url(FunctionState function, String target) {
        return URI.create(QueryString.with(function.url(), "stepId", target));
    }

    /** A body of more than 4 MB is sent without results and, if that is still too much, without the list of events. */
    private static byte[] body(FunctionCall call) {
        boolean large = call.stateBytes() > Limits.REQUEST_BYTES - Limits.REQUEST_OVERHEAD_BYTES;
        byte[] body = body(call, large, true);
        return body.length > Limits.REQUEST_BYTES ? body(call, true, false) : body;
    }

    private static byte[] body(FunctionCall call, boolean useApi, boolean withEvents) {
        JsonWriter out = Json.writer().beginObject();
        writeContext(out.name("ctx"), call, useApi);
        out.name("defers").beginObject().endObject();
        Json.write(out.name("event"), call.events().get(0), true);
        out.name("events").beginArray();
        if (withEvents) {
            for (EventState event : call.events()) {
                Json.write(out, event, true);
            }
        }
        out.endArray();
        out.name("steps").beginObject();
        if (!useApi) {
            for (StepState step : call.steps()) {
                out.name(step.id()).raw(step.value());
            }
        }
        out.endObject();
        out.name("use_api").value(useApi);
        out.name("version").value(call.branching().requestVersion());
        return CanonicalJson.canonicalize(out.endObject().toSlice());
    }

    private static void writeContext(JsonWriter out, FunctionCall call, boolean useApi) {
        out.beginObject();
        out.name("attempt").value(call.attempt());
        out.name("disable_immediate_execution").value(call.branching().planOnly());
        out.name("env").value("");
        out.name("fn_id").value(call.function().uuid().toString());
        out.name("generation_id").value(call.generation());
        out.name("job_id").value(call.itemId());
        out.name("max_attempts").value(call.maxAttempts());
        out.name("qi_id").value(QueueItemRef.of(call.itemId()));
        out.name("request_id").value(call.requestId());
        out.name("run_id").value(call.runId());
        out.name("stack").beginObject();
        out.name("current").value(call.current());
        out.name("stack").beginArray();
        call.steps().forEach(step -> out.value(step.id()));
        out.endArray().endObject();
        out.name("step_id").value(Task.DISCOVERY);
        out.name("use_api").value(useApi);
        out.endObject();
    }
}
