package io.github.inngest4j.engine.internal.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A second way to find rows.
 *
 * @param <V> the type of a row
 * @param table the rows' table
 * @param name the index's name, unique within the table
 * @param key gives a row's key in this index, or {@code null} if the index does not hold the row
 */
public record Index<V>(Table<V> table, String name, Function<V, @Nullable String> key) {

    @Override
    public String toString() {
        return table + "/" + name;
    }
}
