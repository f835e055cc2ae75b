package io.github.inngest4j.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.internal.model.Change;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.internal.model.Wait;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final MemoryStore store = new MemoryStore(7, 10);

    private void put(QueueItem item) {
        store.apply(List.of(new Change<>(Tables.ITEMS, item.id(), item)));
    }

    private static QueueItem item(String id, Instant due) {
        return QueueItem.of(id, "run", new Task.StartTimeout(), due, 1, false);
    }

    private List<String> due(Instant until, int limit) {
        return store.upTo(Tables.ITEMS_BY_DUE, QueueItem.dueKey(until), limit).stream()
                .map(QueueItem::id)
                .toList();
    }

    @Test
    void givesItemsInTheOrderInWhichTheyAreDue() {
        put(item("c", NOON));
        put(item("a", NOON.plusNanos(1)));
        put(item("b", NOON));
        put(item("d", Instant.EPOCH.minusSeconds(5)));
        put(item("e", NOON.plusSeconds(1)));

        assertThat(due(NOON.plusNanos(1), 10)).containsExactly("d", "b", "c", "a");
        assertThat(due(NOON, 2)).containsExactly("d", "b");
        assertThat(due(Instant.EPOCH.minusSeconds(6), 10)).isEmpty();
        assertThat(due(Instant.MAX, 10)).hasSize(5);
    }

    @Test
    void movesRowsFromKeyToKey() {
        put(item("a", NOON));
        put(item("a", NOON.plusSeconds(5)));
        assertThat(due(NOON, 10)).isEmpty();
        QueueItem item = store.all(Tables.ITEMS).get(0);
        put(item.started(new QueueItem.Flight("r", RunState.Branching.UNKNOWN, 0)));

        assertThat(due(NOON.plusSeconds(5), 10))
                .as("an item under way is not due")
                .isEmpty();
        assertThat(store.find(Tables.ITEMS_BY_RUN, "run")).hasSize(1);
        store.apply(List.of(new Change<>(Tables.ITEMS, "a", null)));
        assertThat(store.find(Tables.ITEMS_BY_RUN, "run")).isEmpty();
        assertThat(store.get(Tables.ITEMS, "a")).isNull();
    }

    @Test
    void leavesRowsWithoutKeyOutOfAnIndex() {
        Wait wait = new Wait("run.s", "run", Wait.Kind.SIGNAL, "s", "s", null, null, "go", NOON, null, 1, false);
        store.apply(List.of(new Change<>(Tables.WAITS, wait.id(), wait)));
        assertThat(store.find(Tables.WAITS_BY_SIGNAL, "go")).containsExactly(wait);
        store.apply(List.of(new Change<>(Tables.WAITS, wait.id(), wait.withoutSignal())));

        assertThat(store.find(Tables.WAITS_BY_SIGNAL, "go")).isEmpty();
        assertThat(store.find(Tables.WAITS_BY_RUN, "run")).hasSize(1);
    }
}
