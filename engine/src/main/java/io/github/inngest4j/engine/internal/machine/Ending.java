package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.RunPhase;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * How a run ends.
 *
 * @param phase a final phase
 * @param output what the function returned, or the answer it failed with
 * @param error why it failed, in the form of {@code inngest/function.failed}
 */
record Ending(
        RunPhase phase,
        @Nullable JsonSlice output,
        @Nullable JsonSlice error) {

    /** The function returned. */
    static Ending completed(JsonSlice output) {
        return new Ending(RunPhase.COMPLETED, output, null);
    }

    /** The run was cancelled. */
    static Ending cancelled() {
        return new Ending(RunPhase.CANCELLED, null, null);
    }

    /** The last attempt failed. */
    static Ending failed(Answer.Failed answer) {
        return new Ending(RunPhase.FAILED, answer.output(), errorOf(answer.cause(), answer.output()));
    }

    /** The run broke a rule. */
    static Ending failed(String name, String message) {
        JsonSlice output = Json.error(name, message);
        return new Ending(RunPhase.FAILED, output, errorOf(message, output));
    }

    /** The error as events carry it: only name, message, stack and cause of what the application sent survive. */
    private static JsonSlice errorOf(String cause, JsonSlice output) {
        JsonSlice sent = sentError(output);
        String name = text(sent, "name");
        String message = output.kind() == JsonKind.STRING ? output.scan().readString() : text(sent, "message");
        String error = text(sent, "error");
        String stack = text(sent, "stack");
        JsonSlice sentCause = sent.member("cause");
        JsonWriter out = Json.writer().beginObject();
        out.name("error").value(error == null ? cause : error);
        out.name("message").value(message == null || message.isEmpty() ? cause : message);
        out.name("name").value(name == null ? "Error" : name);
        if (stack != null) {
            out.name("stack").value(stack);
        }
        if (sentCause != null) {
            out.name("cause").raw(sentCause);
        }
        return out.endObject().toSlice();
    }

    /** Some SDKs wrap the error they send. */
    private static JsonSlice sentError(JsonSlice output) {
        for (String wrapper : new String[] {"error", "body"}) {
            JsonSlice inner = output.member(wrapper);
            if (inner != null && inner.kind() == JsonKind.OBJECT) {
                return inner;
            }
        }
        return output;
    }

    private static @Nullable String text(JsonSlice object, String member) {
        JsonSlice value = object.member(member);
        return value != null && value.kind() == JsonKind.STRING ? value.scan().readString() : null;
    }
}
