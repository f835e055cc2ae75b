package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class DurableStepTest {

    private final Flavour flavour;

    DurableStepTest(Flavour flavour) {
        this.flavour = flavour;
    }

    public record Reservation(String id) {}

    @ApplicationScoped
    public static class Warehouse {
        @Inject
        Log log;

        @DurableStep("reserve-stock")
        public List<Reservation> reserve(OrderPlaced order) {
            log.add("reserve");
            return List.of(new Reservation(order.orderId() + "/1"), new Reservation(order.orderId() + "/2"));
        }

        @DurableStep
        public int count() {
            log.add("count");
            return 3;
        }

        @DurableStep
        protected void ship() {
            log.add("ship");
        }

        @DurableStep
        public String refuse() throws IOException {
            log.add("refuse");
            throw new IOException("no way", new NonRetriableException("closed"));
        }

        @DurableStep(required = true)
        public String onlyInRuns() {
            return "in a run";
        }

        @DurableStep
        public String outer() {
            log.add("outer");
            return "outer";
        }
    }

    @ApplicationScoped
    public static class Clerk {
        @Inject
        Warehouse warehouse;

        @DurableStep
        public String both() {
            return warehouse.count() + " " + warehouse.onlyInRuns();
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Orders {
        @Inject
        Warehouse warehouse;

        @Inject
        Clerk clerk;

        @Inject
        Log log;

        @DurableFunction(id = "fulfil")
        @OnEvent(OrderPlaced.class)
        public String fulfil(OrderPlaced order) {
            List<Reservation> reserved = warehouse.reserve(order);
            int count = warehouse.count() + warehouse.count();
            warehouse.ship();
            return reserved.get(1).id() + " " + count + " " + warehouse.onlyInRuns();
        }

        @DurableFunction(id = "nest")
        @OnEvent(name = "nest")
        public String nest() {
            return clerk.both();
        }

        @DurableFunction(id = "fail", retries = 0)
        @OnEvent(name = "fail")
        public String fail() throws IOException {
            try {
                return warehouse.refuse();
            } catch (StepException e) {
                return e.stepId() + " " + e.name() + " " + e.getMessage() + " "
                        + e.getCause().getMessage();
            }
        }

        @DurableFunction(id = "thread")
        @OnEvent(name = "thread")
        public String thread(Step step) throws InterruptedException {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread other = new Thread(warehouse::count, "other");
            other.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            other.start();
            other.join();
            log.add(failure.get() instanceof StepUsageException e ? e.getMessage() : "" + failure.get());
            return step.run("done", String.class, () -> "done");
        }

        @DurableFunction(id = "fork")
        @OnEvent(name = "fork")
        public List<Object> fork(OrderPlaced order, Step step) {
            return step.all(
                    warehouse::count, () -> warehouse.reserve(order).get(0).id());
        }
    }

    private Deployed deploy() {
        return Deployed.of(flavour, Orders.class, Warehouse.class, Clerk.class, Log.class);
    }

    private static EngineRun run(Deployed app, String name) {
        app.serve("/api/inngest");
        EngineRun run = app.engine.send(name, new OrderPlaced("7")).run(name);
        app.engine.advance(Duration.ofMinutes(10));
        return run;
    }

    @Test
    void remembersWhatAMethodGave() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("fulfil", new OrderPlaced("7"));

            assertThat(run.outputJson()).isEqualTo("\"7/2 6 in a run\"");
            assertThat(run.steps())
                    .extracting(EngineStep::id)
                    .containsExactly("reserve-stock", "count", "count:1", "ship", "onlyInRuns");
            assertThat(app.get(Log.class).lines()).containsExactly("reserve", "count", "count", "ship");
        }
    }

    @Test
    void isAnOrdinaryCallWithinAnotherStep() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "nest");

            assertThat(run.outputJson()).isEqualTo("\"3 in a run\"");
            assertThat(run.steps()).extracting(EngineStep::id).containsExactly("both");
        }
    }

    @Test
    void givesWhatIsThrownAsStepException() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "fail").outputJson()).isEqualTo("\"refuse IOException no way closed\"");
            assertThat(app.get(Log.class).lines()).containsExactly("refuse");
        }
    }

    @Test
    void isAnOrdinaryCallOutsideOfARunUnlessItMustNotBe() {
        try (Deployed app = deploy()) {
            Warehouse warehouse = app.get(Warehouse.class);

            assertThat(warehouse.count()).isEqualTo(3);
            assertThatThrownBy(warehouse::refuse).isInstanceOf(IOException.class);
            assertThatThrownBy(warehouse::onlyInRuns)
                    .isInstanceOf(StepUsageException.class)
                    .hasMessageContaining("Warehouse.onlyInRuns")
                    .hasMessageContaining("required");
        }
    }

    @Test
    void failsOnAThreadThatTheRunHasStarted() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "thread").outputJson()).isEqualTo("\"done\"");
            assertThat(app.get(Log.class).lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .contains("step 'count'")
                            .contains("thread 'other'")
                            .contains("'" + Thread.currentThread().getName() + "'"));
            assertThat(app.get(Log.class).lines()).doesNotContain("count");
        }
    }

    @Test
    void worksInBranches() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "fork").outputJson()).isEqualTo("[3,\"7/1\"]");
            assertThat(app.get(Log.class).lines()).containsExactlyInAnyOrder("count", "reserve");
        }
    }

    @Test
    void goesOnInOneCallWithCheckpointing() {
        System.setProperty("test.checkpointing", "true");
        try (Deployed app = deploy()) {
            EngineRun run = app.run("fulfil", new OrderPlaced("7"));

            assertThat(run.outputJson()).isEqualTo("\"7/2 6 in a run\"");
            assertThat(app.get(Log.class).lines()).containsExactly("reserve", "count", "count", "ship");
        } finally {
            System.clearProperty("test.checkpointing");
        }
    }
}
