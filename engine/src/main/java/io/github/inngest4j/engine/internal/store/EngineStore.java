package io.github.inngest4j.engine.internal.store;

import io.github.inngest4j.engine.internal.model.Change;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.Index;
import java.util.List;

/** A state that keeps changes. Used by one thread at a time. */
public interface EngineStore extends EngineState {

    /** Makes the changes of one transition, all of them or none. */
    void apply(List<Change<?>> changes);

    /**
     * The first rows of an index.
     *
     * @param index the index
     * @param last the last key in the index to look at
     * @param limit how many rows to give at most
     * @return rows ordered by their keys in the index, then by their primary keys
     */
    <V> List<V> upTo(Index<V> index, String last, int limit);
}
