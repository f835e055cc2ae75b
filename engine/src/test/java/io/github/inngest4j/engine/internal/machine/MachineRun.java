package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.RetryBackoff;
import io.github.inngest4j.engine.internal.expression.CelEvaluator;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Table;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state machine alone, driven in a random order; every input is kept. */
final class MachineRun {

    private static final CelEvaluator EXPRESSIONS = new CelEvaluator();
    private static final List<Table<?>> TABLES = List.of(
            Tables.META,
            Tables.APPS,
            Tables.FUNCTIONS,
            Tables.EVENTS,
            Tables.RUNS,
            Tables.STEPS,
            Tables.ITEMS,
            Tables.WAITS,
            Tables.JOBS);

    /** An input and its time. */
    record Applied(Input input, Instant at) {}

    private final StateMachine machine = new StateMachine(EXPRESSIONS, RetryBackoff.table()::delay);
    private final long seed;
    private final MemoryStore store;
    private final Random random;
    private final Function<FunctionCall, @Nullable Answer> app;
    private final List<Applied> inputs = new ArrayList<>();
    private final List<FunctionCall> pending = new ArrayList<>();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    /**
     * A run.
     *
     * @param app answers a call, or says by {@code null} that it still works on it
     */
    MachineRun(long seed, Function<FunctionCall, @Nullable Answer> app) {
        this.seed = seed;
        this.store = new MemoryStore(seed, 1000);
        this.random = new Random(seed);
        this.app = app;
    }

    Reply submit(Input input) {
        inputs.add(new Applied(input, now));
        Transition transition = machine.apply(store, input, now);
        store.apply(transition.changes());
        for (Effect effect : transition.effects()) {
            pending.add(((Effect.CallFunction) effect).call());
        }
        return transition.reply();
    }

    /** Lets everything happen, simultaneous things in a random order, some answers twice. */
    void runToTheEnd(int maxActions) {
        for (int i = 0; i < maxActions; i++) {
            List<QueueItem> due = store.upTo(Tables.ITEMS_BY_DUE, QueueItem.dueKey(now), 1000);
            int choices = due.size() + pending.size();
            if (choices > 0) {
                act(due, random.nextInt(choices));
                continue;
            }
            List<QueueItem> next = store.upTo(Tables.ITEMS_BY_DUE, QueueItem.dueKey(Instant.MAX), 1);
            if (next.isEmpty()) {
                return;
            }
            now = next.get(0).due();
        }
        throw new AssertionError("no end after " + maxActions + " actions");
    }

    private void act(List<QueueItem> due, int choice) {
        now = now.plus(Duration.ofMillis(random.nextInt(3)));
        if (choice < due.size()) {
            submit(new Input.ItemDue(due.get(choice).id()));
            return;
        }
        FunctionCall call = pending.remove(choice - due.size());
        Answer answer = app.apply(call);
        if (answer == null) {
            pending.add(call);
            return;
        }
        Input ended = new Input.CallEnded(call.itemId(), call.requestId(), answer);
        submit(ended);
        if (random.nextInt(10) == 0) {
            submit(ended);
        }
    }

    RunState run() {
        return store.all(Tables.RUNS).get(0);
    }

    MemoryStore store() {
        return store;
    }

    List<Applied> inputs() {
        return inputs;
    }

    /** All rows of all tables. */
    static Map<String, List<?>> rows(MemoryStore store) {
        Map<String, List<?>> rows = new HashMap<>();
        TABLES.forEach(table -> rows.put(table.name(), store.all(table)));
        return rows;
    }

    /** What the same inputs make of an empty state. */
    MemoryStore replayed() {
        MemoryStore again = new MemoryStore(seed, 1000);
        for (Applied applied : inputs) {
            again.apply(machine.apply(again, applied.input(), applied.at()).changes());
        }
        return again;
    }
}
