package io.github.inngest4j.serve;

import io.github.inngest4j.FunctionTrigger;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.protocol.GoDuration;

/** Writes a function as the server registers it (SDK specification, section 4.3.2). */
final class FunctionJson {

    private final String appId;
    private final JsonWriter out;

    /**
     * Functions of an app.
     *
     * @param appId the app
     * @param out where they are written
     */
    FunctionJson(String appId, JsonWriter out) {
        this.appId = appId;
        this.out = out;
    }

    /**
     * Writes one element of {@code functions}.
     *
     * @param function the function
     * @param id its id with the app's prefix
     * @param url the address of calls to it
     */
    void write(InngestFunction function, String id, String url) {
        out.beginObject();
        out.name("id").value(id);
        out.name("name").value(function.name());
        out.name("triggers").beginArray();
        function.triggers().forEach(this::writeTrigger);
        out.endArray();
        out.name("steps").beginObject().name("step").beginObject();
        out.name("id").value("step");
        out.name("name").value("step");
        out.name("runtime").beginObject();
        out.name("type").value("http");
        out.name("url").value(url);
        out.endObject();
        Integer retries = function.options().retries();
        if (retries != null) {
            // The server means retries, although it says attempts.
            out.name("retries").beginObject().name("attempts").value(retries).endObject();
        }
        out.endObject().endObject();
        new OptionsJson(out).write(function.options());
        out.endObject();
    }

    private void writeTrigger(FunctionTrigger trigger) {
        out.beginObject();
        if (trigger instanceof FunctionTrigger.Event event) {
            out.name("event").value(event.name());
            if (event.condition() != null) {
                out.name("expression").value(event.condition());
            }
        } else if (trigger instanceof FunctionTrigger.Cron cron) {
            out.name("cron").value(cron.expression());
            if (cron.jitter() != null) {
                out.name("jitter").value(GoDuration.format(cron.jitter()));
            }
        } else if (trigger instanceof FunctionTrigger.Outcome outcome) {
            out.name("event").value(outcome.kind().eventName());
            String id = appId + "-" + outcome.functionId();
            out.name("expression").value("event.data.function_id == '" + escaped(id) + "'");
        }
        out.endObject();
    }

    /** As a string of an expression holds it: the app's id may have quotes. */
    private static String escaped(String id) {
        return id.replace("\\", "\\\\").replace("'", "\\'");
    }
}
