package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call reports: the status, whether and when the server shall try again, and the body (SDK specification, sections
 * 4.4.3 and 5.1).
 *
 * @param status the HTTP status
 * @param retry what to tell about another attempt, or {@code null} if nothing failed
 * @param body the JSON
 */
public record CallOutcome(int status, @Nullable Retry retry, byte[] body) {

    /** The function has come to its end. */
    public static CallOutcome completed(JsonSlice result) {
        return new CallOutcome(200, null, result.toByteArray());
    }

    /** Steps were found, and planned or run. */
    public static CallOutcome steps(List<Op> ops) {
        return new CallOutcome(206, null, array(ops));
    }

    /** All results of this call are stored; the server shall call again for what follows. */
    public static CallOutcome callAgain() {
        JsonWriter out = new JsonWriter().beginArray().beginObject();
        // The server takes two requests with one id for the same one.
        out.name("id").value(UUID.randomUUID().toString());
        out.name("op").value("DiscoveryRequest");
        out.endObject().endArray();
        return new CallOutcome(206, null, out.toByteArray());
    }

    /** A step was run and has failed. */
    public static CallOutcome stepFailed(Op op, Retry retry) {
        return new CallOutcome(206, retry, array(List.of(op)));
    }

    /** The function has failed, or the call could not be executed. A failure that is final says so by its status, too. */
    public static CallOutcome failed(JsonSlice error, Retry retry) {
        return new CallOutcome(retry.allowed() ? 500 : 400, retry, error.toByteArray());
    }

    private static byte[] array(List<Op> ops) {
        JsonWriter out = new JsonWriter();
        Op.writeAll(ops, out);
        return out.toByteArray();
    }
}
