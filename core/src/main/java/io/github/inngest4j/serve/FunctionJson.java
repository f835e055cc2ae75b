package io.github.inngest4j.serve;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.internal.json.JsonWriter;

/** Writes a function as the server registers it (SDK specification, section 4.3.2). */
final class FunctionJson {

    private FunctionJson() {}

    /**
     * Writes one element of {@code functions}.
     *
     * @param id the id with the app's prefix
     * @param url the address of calls to the function
     */
    static void write(JsonWriter out, InngestFunction function, String id, String url) {
        out.beginObject();
        out.name("id").value(id);
        out.name("name").value(function.name());
        out.name("steps").beginObject().name("step").beginObject();
        out.name("id").value("step");
        out.name("name").value("step");
        out.name("runtime").beginObject();
        out.name("type").value("http");
        out.name("url").value(url);
        out.endObject().endObject().endObject().endObject();
    }
}
