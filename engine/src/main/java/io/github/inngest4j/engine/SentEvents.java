package io.github.inngest4j.engine;

import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import java.util.List;

/** Events that the engine has received, and the way to the runs they started. Thread-safe. */
public final class SentEvents {

    private final List<String> ids;
    private final Engine engine;

    SentEvents(List<String> ids, Engine engine) {
        this.ids = List.copyOf(ids);
        this.engine = engine;
    }

    /**
     * The events' ids.
     *
     * @return ids in the order of the events
     */
    public List<String> ids() {
        return ids;
    }

    /**
     * All runs that the events started.
     *
     * @return runs in the order in which they were started
     */
    public List<EngineRun> runs() {
        return engine.read(this::states).stream()
                .map(run -> engine.view(run.id()))
                .toList();
    }

    /**
     * The run of one function.
     *
     * @param functionId the function's id, with or without the app's in front
     * @return its first run
     * @throws IllegalArgumentException if the events started no run of it; the message says which runs they started
     */
    public EngineRun run(String functionId) {
        return engine.read(state -> states(state).stream()
                        .filter(run -> Engine.isNamed(state, run.function(), functionId))
                        .findFirst())
                .map(run -> engine.view(run.id()))
                .orElseThrow(() -> new IllegalArgumentException(notStarted(functionId)));
    }

    private String notStarted(String functionId) {
        List<String> started =
                engine.read(this::states).stream().map(RunState::function).toList();
        List<String> registered = engine.read(state -> state.all(Tables.FUNCTIONS)).stream()
                .map(FunctionState::slug)
                .toList();
        return "the events started no run of function \"" + functionId + "\"; they started " + started
                + ", registered are " + registered;
    }

    private List<RunState> states(EngineState state) {
        return ids.stream()
                .flatMap(id -> state.find(Tables.RUNS_BY_EVENT, id).stream())
                .toList();
    }

    /** The events' ids. */
    @Override
    public String toString() {
        return "SentEvents" + ids;
    }
}
