package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Run;
import io.github.inngest4j.internal.definition.EventDataReader;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.ContextKey;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The run as a call brings it; events are bound on the first use. */
final class ReplayedRun implements Run<@Nullable Object>, EventDataReader {

    private final Replay replay;
    private final Call call;
    private final RunEvents unbound;
    private final EventReader reader;
    private @Nullable InngestEvent<@Nullable Object> event;
    private @Nullable List<InngestEvent<@Nullable Object>> events;

    ReplayedRun(Replay replay, Call call, RunEvents unbound, JsonMapper mapper) {
        this.replay = replay;
        this.call = call;
        this.unbound = unbound;
        this.reader = new EventReader(mapper);
    }

    @Override
    public String runId() {
        return call.runId();
    }

    @Override
    public String functionId() {
        return call.functionId();
    }

    @Override
    public int attempt() {
        return call.attempt();
    }

    @Override
    public OptionalInt maxAttempts() {
        return call.maxAttempts();
    }

    @Override
    public InngestEvent<@Nullable Object> event() {
        InngestEvent<@Nullable Object> bound = event;
        if (bound == null) {
            bound = read(unbound.event());
            event = bound;
        }
        return bound;
    }

    @Override
    public List<InngestEvent<@Nullable Object>> events() {
        List<InngestEvent<@Nullable Object>> bound = events;
        if (bound == null) {
            bound = unbound.all().stream().map(this::read).toList();
            events = bound;
        }
        return bound;
    }

    private InngestEvent<@Nullable Object> read(JsonSlice json) {
        return reader.read(json, replay.function()::dataType);
    }

    @Override
    public <T> Optional<T> value(ContextKey<T> key) {
        return call.value(key);
    }

    @Override
    public boolean isReplaying() {
        return replay.isReplaying();
    }

    @Override
    public System.Logger logger() {
        return new RunLogger(System.getLogger("inngest." + call.appId() + "." + call.functionId()), replay);
    }

    @Override
    public @Nullable Object readData(String pointer, Type type) {
        return reader.readData(unbound.event(), pointer, type);
    }
}
