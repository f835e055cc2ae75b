package io.github.inngest4j.engine.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * One changed row.
 *
 * @param <V> the type of the row
 * @param table its table
 * @param key its primary key
 * @param value the row as it is now, or {@code null} if it is no more
 */
public record Change<V>(
        Table<V> table, String key, @Nullable V value) {}
