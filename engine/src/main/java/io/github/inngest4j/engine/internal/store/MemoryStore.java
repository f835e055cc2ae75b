package io.github.inngest4j.engine.internal.store;

import io.github.inngest4j.engine.internal.model.Change;
import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.Index;
import io.github.inngest4j.engine.internal.model.Meta;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Table;
import io.github.inngest4j.engine.internal.model.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state in memory. It forgets the oldest ended runs and events when there are too many. */
public final class MemoryStore implements EngineStore {

    private final Map<Table<?>, TreeMap<String, Object>> rows = new HashMap<>();
    private final Map<Index<?>, TreeMap<String, TreeMap<String, Object>>> indexes = new HashMap<>();
    private final Deque<String> endedRuns = new ArrayDeque<>();
    private final Deque<String> events = new ArrayDeque<>();
    private final int kept;

    /**
     * An empty store.
     *
     * @param seed where its random numbers start
     * @param kept how many ended runs and how many events it remembers
     */
    public MemoryStore(long seed, int kept) {
        this.kept = kept;
        put(Tables.META, Meta.KEY, new Meta(1, seed));
    }

    @Override
    public <V> @Nullable V get(Table<V> table, String key) {
        Object row = rowsOf(table).get(key);
        return row == null ? null : table.type().cast(row);
    }

    @Override
    public <V> List<V> find(Index<V> index, String key) {
        TreeMap<String, Object> found = indexOf(index).get(key);
        return found == null ? List.of() : cast(index.table(), found.values(), Integer.MAX_VALUE);
    }

    @Override
    public <V> List<V> all(Table<V> table) {
        return cast(table, rowsOf(table).values(), Integer.MAX_VALUE);
    }

    @Override
    public <V> List<V> upTo(Index<V> index, String last, int limit) {
        SortedMap<String, TreeMap<String, Object>> range = indexOf(index).headMap(last, true);
        List<V> found = new ArrayList<>();
        for (TreeMap<String, Object> group : range.values()) {
            if (found.size() >= limit) {
                break;
            }
            found.addAll(cast(index.table(), group.values(), limit - found.size()));
        }
        return found;
    }

    private static <V> List<V> cast(Table<V> table, Iterable<Object> values, int limit) {
        List<V> cast = new ArrayList<>();
        for (Object value : values) {
            if (cast.size() == limit) {
                break;
            }
            cast.add(table.type().cast(value));
        }
        return cast;
    }

    @Override
    public void apply(List<Change<?>> changes) {
        for (Change<?> change : changes) {
            apply(change);
        }
        forget();
    }

    private <V> void apply(Change<V> change) {
        put(change.table(), change.key(), change.value());
        if (change.value() instanceof RunState run && run.phase().isFinal()) {
            endedRuns.add(run.id());
        } else if (change.value() instanceof EventState event) {
            events.add(event.id());
        }
    }

    private <V> void put(Table<V> table, String key, @Nullable V value) {
        Object before =
                value == null ? rowsOf(table).remove(key) : rowsOf(table).put(key, value);
        for (Index<?> index : Tables.INDEXES) {
            if (index.table().equals(table)) {
                @SuppressWarnings("unchecked") // an index of this table
                Index<V> own = (Index<V>) index;
                reindex(own, key, before == null ? null : table.type().cast(before), value);
            }
        }
    }

    private <V> void reindex(Index<V> index, String key, @Nullable V before, @Nullable V after) {
        String oldKey = before == null ? null : index.key().apply(before);
        String newKey = after == null ? null : index.key().apply(after);
        TreeMap<String, TreeMap<String, Object>> groups = indexOf(index);
        if (oldKey != null && !oldKey.equals(newKey)) {
            TreeMap<String, Object> group = groups.get(oldKey);
            if (group != null) {
                group.remove(key);
                if (group.isEmpty()) {
                    groups.remove(oldKey);
                }
            }
        }
        if (newKey != null && after != null) {
            groups.computeIfAbsent(newKey, any -> new TreeMap<>()).put(key, after);
        }
    }

    private void forget() {
        while (endedRuns.size() > kept) {
            String runId = endedRuns.remove();
            for (StepState step : find(Tables.STEPS_BY_RUN, runId)) {
                put(Tables.STEPS, Tables.STEPS.key().apply(step), null);
            }
            put(Tables.RUNS, runId, null);
        }
        for (int i = events.size(); i > kept; i--) {
            String eventId = events.remove();
            boolean needed = find(Tables.RUNS_BY_EVENT, eventId).stream()
                    .anyMatch(run -> !run.phase().isFinal());
            if (needed) {
                events.add(eventId);
            } else {
                put(Tables.EVENTS, eventId, null);
            }
        }
    }

    private TreeMap<String, Object> rowsOf(Table<?> table) {
        return rows.computeIfAbsent(table, any -> new TreeMap<>());
    }

    private TreeMap<String, TreeMap<String, Object>> indexOf(Index<?> index) {
        return indexes.computeIfAbsent(index, any -> new TreeMap<>());
    }
}
