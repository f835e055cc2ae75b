package io.github.inngest4j.engine.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.engine.RetryBackoff;
import io.github.inngest4j.engine.internal.expression.CelEvaluator;
import io.github.inngest4j.engine.internal.model.AppState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.RunPhase;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.internal.model.Trigger;
import io.github.inngest4j.engine.internal.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The timeout for the start of a run, which only an engine that is too busy reaches. */
class StartTimeoutTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final StateMachine machine = new StateMachine(new CelEvaluator(), RetryBackoff.table()::delay);
    private final MemoryStore store = new MemoryStore(0, 10);

    private Transition apply(Input input, Instant at) {
        Transition transition = machine.apply(store, input, at);
        store.apply(transition.changes());
        return transition;
    }

    @BeforeEach
    void startRun() {
        FunctionState function = new FunctionState(
                "app-f",
                "app",
                "f",
                "http://app.test/x",
                0,
                List.of(new Trigger("test/f", null, null, null)),
                List.of(),
                Duration.ofSeconds(10),
                null,
                Json.EMPTY_OBJECT);
        apply(new Input.AppRegistered(new AppState("app", "u", "s", "i", "c", null), List.of(function)), START);
        apply(new Input.EventsReceived(List.of(IncomingEvent.of("test/f", Json.EMPTY_OBJECT))), START);
    }

    private QueueItem item(Class<? extends Task> task) {
        return store.all(Tables.ITEMS).stream()
                .filter(item -> task.isInstance(item.task()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cancelsARunThatWasNotCalled() {
        apply(new Input.ItemDue(item(Task.StartTimeout.class).id()), START.plusSeconds(10));

        assertThat(store.all(Tables.RUNS).get(0).phase()).isEqualTo(RunPhase.CANCELLED);
        assertThat(store.all(Tables.ITEMS)).isEmpty();
    }

    @Test
    void isOverWithTheFirstCall() {
        apply(new Input.ItemDue(item(Task.Call.class).id()), START.plusSeconds(1));

        assertThat(store.all(Tables.ITEMS)).noneMatch(item -> item.task() instanceof Task.StartTimeout);
    }

    @Test
    void anItemIsNotTakenBeforeItsTimeNorTwice() {
        QueueItem timeout = item(Task.StartTimeout.class);
        QueueItem call = item(Task.Call.class);

        assertThat(apply(new Input.ItemDue(timeout.id()), START.plusSeconds(9)).changes())
                .isEmpty();
        assertThat(apply(new Input.ItemDue(call.id()), START).effects()).hasSize(1);
        assertThat(apply(new Input.ItemDue(call.id()), START).effects()).isEmpty();
        assertThat(apply(new Input.ItemDue("unknown"), START).changes()).isEmpty();
    }

    @Test
    void anAnswerToAnotherCallIsIgnored() {
        QueueItem call = item(Task.Call.class);
        apply(new Input.ItemDue(call.id()), START);

        Input stale = new Input.CallEnded(call.id(), "another", new Answer.Returned(Json.EMPTY_OBJECT));

        assertThat(apply(stale, START).changes()).isEmpty();
        assertThat(store.all(Tables.RUNS).get(0).phase()).isEqualTo(RunPhase.RUNNING);
    }
}
