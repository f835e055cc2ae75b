package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonWriter;
import java.time.Instant;
import java.util.List;

/** The body of a request that stores results of steps while their call goes on. */
public final class CheckpointBody {

    private CheckpointBody() {}

    /**
     * Writes the body.
     *
     * @param runId the run
     * @param dispatch the call
     * @param started when the call began
     * @param now the time
     * @param steps what was done
     */
    public static byte[] write(
            String runId, CallRequest.Dispatch dispatch, Instant started, Instant now, List<Op> steps) {
        JsonWriter out = new JsonWriter().beginObject();
        out.name("run_id").value(runId);
        out.name("fn_id").value(dispatch.functionId());
        out.name("qi_id").value(dispatch.queueItemId());
        out.name("request_id").value(dispatch.requestId());
        out.name("generation_id").value(dispatch.generationId());
        out.name("request_started_at").value(started.toEpochMilli());
        out.name("ts").value(now.toEpochMilli());
        out.name("steps");
        Op.writeAll(steps, out);
        return out.endObject().toByteArray();
    }
}
