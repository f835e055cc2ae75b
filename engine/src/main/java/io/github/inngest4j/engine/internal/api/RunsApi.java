package io.github.inngest4j.engine.internal.api;

import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs: looking at them, cancelling them, signalling them, and what SDKs fetch of a run whose state is large. */
public final class RunsApi {

    private static final String ENVIRONMENT = "00000000-0000-4000-b000-000000000000";

    private final Kernel kernel;
    private final Driver driver;

    /** Over an engine's state. */
    public RunsApi(Kernel kernel, Driver driver) {
        this.kernel = kernel;
        this.driver = driver;
    }

    EngineResponse get(String id) {
        RunState run = run(id);
        return Answers.data(kernel.now(), out -> write(out, run));
    }

    EngineResponse ofEvent(String eventId) {
        List<RunState> runs = kernel.read(state -> state.find(Tables.RUNS_BY_EVENT, eventId));
        return Answers.data(kernel.now(), out -> {
            out.beginArray();
            runs.forEach(run -> write(out, run));
            out.endArray();
        });
    }

    private static void write(JsonWriter out, RunState run) {
        Instant started = run.times().started();
        Instant ended = run.times().ended();
        out.beginObject();
        out.name("run_id").value(run.id());
        out.name("run_started_at").value((started == null ? run.times().queued() : started).toString());
        out.name("function_id").value(FunctionState.uuidOf(run.function()).toString());
        out.name("function_version").value(1);
        out.name("environment_id").value(ENVIRONMENT);
        out.name("event_id").value(run.eventIds().get(0));
        out.name("status").value(run.phase().wireName());
        out.name("ended_at").value(ended == null ? null : ended.toString());
        if (run.output() != null) {
            out.name("output").raw(run.output());
        }
        out.endObject();
    }

    EngineResponse cancel(String id) {
        Reply reply = driver.submit(new Input.CancelRequested(id));
        if (reply instanceof Reply.CancelledRun cancelled && cancelled.found()) {
            return new EngineResponse(200, Map.of(), new byte[0]);
        }
        throw noRun(id);
    }

    EngineResponse signal(EngineRequest request) {
        JsonSlice body = JsonSlice.of(request.body(), JsonLimits.DEFAULT);
        JsonSlice name = body.member("signal");
        if (name == null || name.kind() != JsonKind.STRING) {
            throw new ApiException(400, "Invalid signal data: there is no signal");
        }
        JsonSlice data = body.member("data");
        String runId = signal(name.scan().readString(), data == null ? JsonSlice.NULL : data);
        if (runId == null) {
            throw new ApiException(404, "No signal found");
        }
        return Answers.data(
                kernel.now(),
                out -> out.beginObject().name("run_id").value(runId).endObject());
    }

    /** Has a signal received; gives the run it resumed, or {@code null}. */
    public @Nullable String signal(String signal, JsonSlice data) {
        JsonSlice kept = JsonSlice.of(data.toByteArray(), JsonLimits.DEFAULT);
        Reply reply = driver.submit(new Input.SignalReceived(signal, kept));
        return reply instanceof Reply.ResumedRun resumed ? resumed.runId() : null;
    }

    /** The events of a run that has not ended. */
    EngineResponse batch(String id) {
        JsonWriter out = Json.writer().beginArray();
        liveRun(id).eventIds().stream()
                .map(eventId -> kernel.read(state -> state.get(Tables.EVENTS, eventId)))
                .filter(Objects::nonNull)
                .forEach(event -> Json.write(out, event, false));
        return Answers.json(200, out.endArray().toSlice());
    }

    /** The results of a run that has not ended. */
    EngineResponse actions(String id) {
        liveRun(id);
        List<StepState> steps = kernel.read(state -> state.find(Tables.STEPS_BY_RUN, id));
        return Answers.object(
                200, out -> steps.forEach(step -> out.name(step.id()).raw(step.value())));
    }

    private RunState liveRun(String id) {
        RunState run = run(id);
        if (run.phase().isFinal()) {
            throw new ApiException(410, "run " + id + " has ended");
        }
        return run;
    }

    private RunState run(String id) {
        RunState run = kernel.read(state -> state.get(Tables.RUNS, id));
        if (run == null) {
            throw noRun(id);
        }
        return run;
    }

    private static ApiException noRun(String id) {
        return new ApiException(404, "there is no run " + id);
    }
}
