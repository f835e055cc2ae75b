package io.github.inngest4j.engine.internal.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of rows.
 *
 * @param <V> the type of a row
 * @param name the table's name
 * @param type the type of a row
 * @param key gives a row's primary key; rows are ordered by it
 */
public record Table<V>(String name, Class<V> type, Function<V, String> key) {

    /** An index over this table; rows without a key are not in it. */
    public Index<V> index(String indexName, Function<V, @Nullable String> indexKey) {
        return new Index<>(this, indexName, indexKey);
    }

    @Override
    public String toString() {
        return name;
    }
}
