package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Run;
import io.github.inngest4j.internal.definition.EventDataReader;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.CallRequest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The run as a call brings it; events are bound on the first use. */
final class ReplayedRun implements Run<@Nullable Object>, EventDataReader {

    private final ReplayedFunction function;
    private final CallRequest request;
    private final EventReader reader;
    private @Nullable InngestEvent<@Nullable Object> event;
    private @Nullable List<InngestEvent<@Nullable Object>> events;

    ReplayedRun(ReplayedFunction function, CallRequest request, EventReader reader) {
        this.function = function;
        this.request = request;
        this.reader = reader;
    }

    @Override
    public String runId() {
        return request.runId();
    }

    @Override
    public String functionId() {
        return function.id();
    }

    @Override
    public int attempt() {
        return request.attempt();
    }

    @Override
    public OptionalInt maxAttempts() {
        return request.maxAttempts();
    }

    @Override
    public InngestEvent<@Nullable Object> event() {
        InngestEvent<@Nullable Object> bound = event;
        if (bound == null) {
            bound = read(request.event());
            event = bound;
        }
        return bound;
    }

    @Override
    public List<InngestEvent<@Nullable Object>> events() {
        List<InngestEvent<@Nullable Object>> bound = events;
        if (bound == null) {
            bound = request.events().stream().map(this::read).toList();
            events = bound;
        }
        return bound;
    }

    private InngestEvent<@Nullable Object> read(JsonSlice json) {
        return reader.read(json, function::dataType);
    }

    @Override
    public @Nullable Object readData(String pointer, Type type) {
        return reader.readData(request.event(), pointer, type);
    }
}
