package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.Change;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.Index;
import io.github.inngest4j.engine.internal.model.Meta;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.Table;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A transition in the making: the state with changes laid over it. Used once, by one thread. */
final class Draft implements EngineState {

    private final EngineState base;
    private final Instant now;
    private final Map<Table<?>, Map<String, Change<?>>> changes = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<IncomingEvent> emitted = new ArrayDeque<>();

    Draft(EngineState base, Instant now) {
        this.base = base;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    <V> void put(Table<V> table, V value) {
        String key = table.key().apply(value);
        changed(table).put(key, new Change<>(table, key, value));
    }

    <V> void remove(Table<V> table, String key) {
        changed(table).put(key, new Change<>(table, key, null));
    }

    <V> void removeAll(Table<V> table, Collection<V> rows) {
        for (V row : rows) {
            remove(table, table.key().apply(row));
        }
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /** Has an event of the engine's own received at the end of this transition. */
    void emit(IncomingEvent event) {
        emitted.add(event);
    }

    @Nullable
    IncomingEvent nextEmitted() {
        return emitted.poll();
    }

    @Override
    public <V> @Nullable V get(Table<V> table, String key) {
        Change<?> change = changed(table).get(key);
        return change == null ? base.get(table, key) : valueOf(table, change);
    }

    @Override
    public <V> List<V> find(Index<V> index, String key) {
        Table<V> table = index.table();
        return overlay(table, base.find(index, key), change -> {
            V value = valueOf(table, change);
            return value != null && key.equals(index.key().apply(value));
        });
    }

    @Override
    public <V> List<V> all(Table<V> table) {
        return overlay(table, base.all(table), change -> change.value() != null);
    }

    private <V> List<V> overlay(Table<V> table, List<V> stored, Predicate<Change<?>> included) {
        Map<String, Change<?>> changed = changed(table);
        if (changed.isEmpty()) {
            return stored;
        }
        Map<String, V> rows = new TreeMap<>();
        for (V row : stored) {
            rows.put(table.key().apply(row), row);
        }
        for (Change<?> change : changed.values()) {
            V value = valueOf(table, change);
            if (value != null && included.test(change)) {
                rows.put(change.key(), value);
            } else {
                rows.remove(change.key());
            }
        }
        return List.copyOf(rows.values());
    }

    private Map<String, Change<?>> changed(Table<?> table) {
        return changes.computeIfAbsent(table, any -> new LinkedHashMap<>());
    }

    private static <V> @Nullable V valueOf(Table<V> table, Change<?> change) {
        return change.value() == null ? null : table.type().cast(change.value());
    }

    /** The next number; numbers order what happens at the same instant. */
    private long nextNumber() {
        Meta meta = meta();
        put(Tables.META, new Meta(meta.sequence() + 1, meta.seed()));
        return meta.sequence();
    }

    private Meta meta() {
        Meta meta = get(Tables.META, Meta.KEY);
        if (meta == null) {
            throw new IllegalStateException("the state has no seed: it was not initialised");
        }
        return meta;
    }

    /** 64 random bits that depend on the seed and on how many numbers were given out. */
    private long randomBits(long number) {
        long z = meta().seed() + (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A random number from 0 (inclusive) to 1 (exclusive). */
    double nextRandom() {
        return (randomBits(nextNumber()) >>> 11) * 0x1.0p-53;
    }

    /** A new id; ids of the same millisecond sort in the order in which they were made. */
    String nextUlid() {
        long number = nextNumber();
        return Ulid.of(now.toEpochMilli(), number, randomBits(number));
    }

    /** Puts something new into the queue. */
    QueueItem enqueue(@Nullable String runId, Task task, Instant due, int maxAttempts, boolean race) {
        String id = HexFormat.of().toHexDigits(nextNumber());
        QueueItem item = QueueItem.of(id, runId, task, due, maxAttempts, race);
        put(Tables.ITEMS, item);
        return item;
    }

    Transition toTransition(Reply reply) {
        List<Change<?>> all = new ArrayList<>();
        changes.values().forEach(table -> all.addAll(table.values()));
        return new Transition(List.copyOf(all), List.copyOf(effects), reply);
    }
}
