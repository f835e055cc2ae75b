package io.github.inngest4j.engine.internal.api;

import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Answers of the API. */
final class Answers {

    private static final Map<String, String> JSON_HEADERS = Map.of("Content-Type", "application/json");

    private Answers() {}

    static EngineResponse json(int status, JsonSlice body) {
        return new EngineResponse(status, JSON_HEADERS, body.toByteArray());
    }

    static EngineResponse object(int status, Consumer<JsonWriter> members) {
        JsonWriter out = Json.writer().beginObject();
        members.accept(out);
        return json(status, out.endObject().toSlice());
    }

    /** The envelope of the {@code /v1} API. */
    static EngineResponse data(Instant now, Consumer<JsonWriter> data) {
        return object(200, out -> {
            data.accept(out.name("data"));
            out.name("metadata").beginObject();
            out.name("fetched_at").value(now.toString());
            out.endObject();
        });
    }

    static EngineResponse error(int status, String message) {
        return object(status, out -> {
            out.name("data").nullValue();
            out.name("error").value(message);
            out.name("status").value(status);
        });
    }
}
