package io.github.inngest4j.engine.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state as the rules see it: rows, found by key or through an index. */
public interface EngineState {

    /** The row with this key, or {@code null}. */
    <V> @Nullable V get(Table<V> table, String key);

    /** The rows that an index holds under a key, ordered by their primary keys. */
    <V> List<V> find(Index<V> index, String key);

    /** All rows of a table, ordered by their primary keys. */
    <V> List<V> all(Table<V> table);
}
