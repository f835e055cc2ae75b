package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events that triggered a run, not yet bound.
 *
 * @param event the first
 * @param all the first, or those of the batch
 */
record RunEvents(JsonSlice event, List<JsonSlice> all) {

    static RunEvents of(CallRequest request) {
        return new RunEvents(request.event(), request.events());
    }

    /** The events as middleware has changed them. */
    static RunEvents of(FunctionInput input) {
        return new RunEvents(
                json(input.event()),
                input.events().stream().map(RunEvents::json).toList());
    }

    FunctionInput toInput(Call call) {
        return new FunctionInput(
                call, plain(event), all.stream().map(RunEvents::plain).toList());
    }

    static JsonSlice json(EventJson event) {
        return new JsonWriter().plain(event.members()).toSlice();
    }

    @SuppressWarnings("unchecked") // An event is an object; that was checked when the call was read.
    private static EventJson plain(JsonSlice event) {
        return new EventJson((Map<String, @Nullable Object>) Objects.requireNonNull(event.toPlain()));
    }
}
