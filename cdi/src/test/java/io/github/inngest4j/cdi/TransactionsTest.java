package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.EventName;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import io.github.inngest4j.engine.RunStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps and real transactions. */
@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class TransactionsTest {

    @Parameter
    Flavour flavour;

    /** A resource that tells how transactions end. */
    @ApplicationScoped
    public static class Ledger {
        @Inject
        Log log;

        void write(String entry) {
            try {
                Narayana.MANAGER.getTransaction().registerSynchronization(new Synchronization() {
                    @Override
                    public void beforeCompletion() {}

                    @Override
                    public void afterCompletion(int status) {
                        log.add(entry + (status == Status.STATUS_COMMITTED ? " committed" : " rolled back"));
                    }
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ApplicationScoped
    public static class Accounts {
        @Inject
        Ledger ledger;

        @Inject
        Step step;

        @Inject
        Log log;

        @DurableStep
        @Transactional
        public String book() {
            ledger.write("booking");
            return "booked";
        }

        @DurableStep
        @Transactional
        public String overdraw() {
            ledger.write("overdraft");
            throw new IllegalStateException("not enough");
        }

        @Transactional
        public String around(String what) {
            ledger.write("around");
            return use(step, what);
        }

        @DurableStep
        @Transactional
        public String nested() {
            return step.run("inner", String.class, () -> "inner");
        }
    }

    static String use(Step step, String what) {
        switch (what) {
            case "run" -> step.run("id", String.class, () -> "value");
            case "action" -> step.run("id", () -> {});
            case "sleep" -> step.sleep("id", Duration.ofMinutes(1));
            case "fork" -> step.fork("id", () -> "value");
            case "all" -> step.all(() -> "a", () -> "b");
            case "first" -> step.first(() -> "a", () -> "b");
            case "independent" -> step.independent().runAsync("id", String.class, () -> "value");
            case "wrap" -> step.ai().wrap("id", null, String.class, () -> "value");
            default -> throw new IllegalArgumentException(what);
        }
        return what;
    }

    @InngestApp("bank")
    @ApplicationScoped
    public static class Functions {
        @Inject
        Accounts accounts;

        @Inject
        Log log;

        @DurableFunction(id = "book", retries = 0)
        @OnEvent(name = "book")
        public String book() {
            String booked = accounts.book();
            log.add("after");
            try {
                return accounts.overdraw();
            } catch (StepException e) {
                return booked + ", " + e.getMessage();
            }
        }

        @DurableFunction(id = "around")
        @OnEvent(OrderPlaced.class)
        public String around(OrderPlaced order) {
            log.add("called");
            return accounts.around(order.orderId());
        }

        @DurableFunction(id = "swallow")
        @OnEvent(name = "swallow")
        public String swallow(Step step) {
            log.add("called");
            try {
                accounts.around("run");
            } catch (RuntimeException e) {
                log.add(e.getClass().getSimpleName());
            }
            return step.run("after", String.class, () -> "after");
        }

        @DurableFunction(id = "replace")
        @OnEvent(name = "replace")
        public String replace() {
            try {
                return accounts.around("run");
            } catch (RuntimeException e) {
                throw new AssertionError("another error", e);
            }
        }

        @DurableFunction(id = "recorded")
        @OnEvent(name = "recorded")
        public String recorded(Step step) throws Exception {
            boolean again = log.lines().contains("called");
            log.add("called");
            if (again) {
                Narayana.MANAGER.begin();
            }
            try {
                return step.run("first", String.class, () -> "first");
            } finally {
                if (again) {
                    Narayana.MANAGER.rollback();
                }
            }
        }

        @DurableFunction(id = "join")
        @OnEvent(name = "join")
        public String join(Step step) throws Exception {
            var fork = step.runAsync("forked", String.class, () -> "forked");
            Narayana.MANAGER.begin();
            try {
                return fork.join();
            } finally {
                Narayana.MANAGER.rollback();
            }
        }

        @DurableFunction(id = "nested")
        @OnEvent(name = "nested")
        public String nested() {
            return accounts.nested();
        }

        @Produces
        InngestFunction produced() {
            return InngestFunction.define("produced").onEvent("produced").handler((run, step) -> {
                Narayana.MANAGER.begin();
                try {
                    return use(step, "run");
                } finally {
                    Narayana.MANAGER.rollback();
                }
            });
        }
    }

    private Deployed deploy(Class<?>... more) {
        Class<?>[] beans = Stream.concat(
                        Stream.of(Functions.class, Accounts.class, Ledger.class, Log.class), Stream.of(more))
                .toArray(Class<?>[]::new);
        return Deployed.of(flavour, Narayana::in, beans);
    }

    @AfterEach
    void leavesNoTransaction() throws Exception {
        assertThat(Narayana.MANAGER.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    private static EngineRun run(Deployed app, String name) {
        app.serve("/api/inngest");
        EngineRun run = app.engine.send(name, null).run(name);
        app.engine.advance(Duration.ofHours(1));
        return run;
    }

    @Test
    void aStepCommitsBeforeItIsReported() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "book").outputJson()).isEqualTo("\"booked, not enough\"");
            assertThat(app.get(Log.class).lines())
                    .containsSubsequence("booking committed", "after", "overdraft rolled back")
                    .doesNotContain("overdraft committed", "booking rolled back");
        }
    }

    @Test
    void aStepInATransactionIsRefused() {
        try (Deployed app = deploy()) {
            app.serve("/api/inngest");
            for (String what : List.of("run", "action", "sleep", "fork", "all", "first", "independent", "wrap")) {
                EngineRun run =
                        app.engine.send(InngestEvent.of(new OrderPlaced(what))).run("around");
                app.engine.advance(Duration.ofHours(1));

                assertThat(run.status()).as(what).isEqualTo(RunStatus.FAILED);
                assertThat(run.calls()).as(what).isEqualTo(1);
                assertThat(run.error().orElseThrow().name()).isEqualTo(StepUsageException.class.getSimpleName());
                assertThat(run.error().orElseThrow().message())
                        .contains("function 'around'")
                        .contains("step '")
                        .contains("transaction is active")
                        .contains("put @Transactional on the method that a step executes");
            }
            assertThat(app.get(Log.class).lines()).hasSize(16).containsOnly("called", "around rolled back");
        }
    }

    @Test
    void aRefusalCannotBeSwallowed() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "swallow");

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.error().orElseThrow().message()).contains("function 'swallow', step 'id'");
            assertThat(run.steps()).isEmpty();
            assertThat(app.get(Log.class).lines())
                    .containsExactly("called", "around rolled back", "StepUsageException");
        }
    }

    @Test
    void aRefusalCannotBeReplacedByAnError() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "replace");

            assertThat(run.error().orElseThrow().message()).contains("function 'replace', step 'id'");
            assertThat(run.calls()).isEqualTo(1);
        }
    }

    @Test
    void aRecordedStepIsRefusedToo() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "recorded");

            assertThat(run.error().orElseThrow().message()).contains("function 'recorded', step 'first'");
            assertThat(run.steps()).extracting(EngineStep::id).containsExactly("first");
            assertThat(app.get(Log.class).lines()).containsExactly("called", "called");
        }
    }

    @Test
    void everySuspensionIsRefused() {
        try (Deployed app = deploy()) {
            app.serve("/api/inngest");
            for (String function : List.of("join", "produced")) {
                EngineRun run = app.engine.send(function, null).run(function);
                assertThat(run.error().orElseThrow().message())
                        .contains("function '" + function + "'")
                        .contains("transaction is active");
            }
        }
    }

    @Test
    void aStepInAStepIsRefusedAsSuch() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "nested");

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.error().orElseThrow().message()).contains("inner").doesNotContain("transaction");
        }
    }

    @EventName("booked")
    public record Booked(int amount) {}

    @ApplicationScoped
    public static class Desk {
        @Inject
        @ToInngest(afterSuccess = true)
        Event<Booked> booked;

        @Inject
        @ToInngest
        Event<InngestEvent<Booked>> now;

        @Transactional
        public void book(int amount) {
            booked.fire(new Booked(amount));
            if (amount < 0) {
                throw new IllegalStateException("negative");
            }
        }

        @Transactional
        public void tell(int amount) {
            now.fire(InngestEvent.of(new Booked(amount)));
            throw new IllegalStateException("after the event");
        }
    }

    @ApplicationScoped
    public static class Hearing {
        @DurableFunction(id = "hear")
        @OnEvent(Booked.class)
        public int hear(Booked booked) {
            return booked.amount();
        }
    }

    @Test
    void anEventWaitsForTheCommit() {
        try (Deployed app = deploy(Desk.class, Hearing.class)) {
            app.serve("/api/inngest");
            Desk desk = app.get(Desk.class);

            desk.book(5);
            assertThatThrownBy(() -> desk.book(-5)).hasMessageContaining("negative");
            assertThatThrownBy(() -> desk.tell(7)).hasMessageContaining("after the event");

            assertThat(app.engine.runs("hear"))
                    .extracting(EngineRun::outputJson)
                    .isEqualTo(List.of("5", "7"));
        }
    }
}
