package io.github.inngest4j.cdi;

import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import io.github.inngest4j.engine.RunStatus;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

/** MicroProfile Fault Tolerance between function and step, and within steps, as docs/explanation/between-function-and-step.md tells it. */
class FaultToleranceTest {

    /** What a step can meet. */
    @ApplicationScoped
    public static class Shop {
        @Inject
        Log log;

        @Inject
        Step step;

        private String sell(String how) {
            log.add(how);
            return step.run("pay", String.class, () -> "paid") + step.run("ship", String.class, () -> " and shipped");
        }

        private String refuse() {
            return step.run("pay", String.class, () -> {
                log.add("pay");
                throw new NonRetriableException("no money");
            });
        }

        @Retry(maxRetries = 2, delay = 0, jitter = 0)
        public String retry() {
            return sell("retry");
        }

        @Retry(maxRetries = 2, delay = 0, jitter = 0)
        public String retryFailure() {
            return refuse();
        }

        @Retry(maxRetries = 2, delay = 0, jitter = 0, retryOn = Throwable.class)
        public String retryOnThrowable() {
            return sell("retryOnThrowable");
        }

        @Fallback(fallbackMethod = "instead")
        public String fallback() {
            return sell("fallback");
        }

        @Fallback(fallbackMethod = "instead", skipOn = Error.class)
        public String fallbackOfFailure() {
            return refuse();
        }

        String instead() {
            log.add("instead");
            return "instead";
        }

        @CircuitBreaker(requestVolumeThreshold = 4, delay = Long.MAX_VALUE / 1_000_000)
        public String breaker() {
            return sell("breaker");
        }

        @CircuitBreaker(requestVolumeThreshold = 4, delay = Long.MAX_VALUE / 1_000_000, skipOn = Error.class)
        public String breakerSkipsErrors() {
            return sell("breakerSkipsErrors");
        }

        @Timeout(3_600_000)
        public String timeout() {
            return sell("timeout");
        }

        @Timeout(200)
        public String timeoutIsOver() {
            return step.run("pay", String.class, () -> {
                new CountDownLatch(1).await(10, TimeUnit.SECONDS);
                return "never";
            });
        }

        @Bulkhead(1)
        public String bulkhead() {
            log.add("bulkhead");
            step.sleep("wait", Duration.ofHours(1));
            return step.run("ship", String.class, () -> "shipped");
        }

        @Asynchronous
        @Timeout(3_600_000)
        public CompletionStage<String> asynchronous(Step ofTheCall) {
            return CompletableFuture.completedStage(ofTheCall.run("pay", String.class, () -> "paid"));
        }
    }

    /** What a step's method can have. */
    @ApplicationScoped
    public static class Bank {
        @Inject
        Log log;

        private final AtomicInteger calls = new AtomicInteger();

        @DurableStep
        @Retry(maxRetries = 2, delay = 0, jitter = 0)
        public String retry() {
            log.add("retry");
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return "retried";
        }

        @DurableStep
        @Fallback(fallbackMethod = "instead")
        public String fallback() {
            throw new IllegalStateException("never");
        }

        public String instead() {
            log.add("instead");
            return "instead";
        }

        @DurableStep
        @Timeout(200)
        public String timeout() throws InterruptedException {
            new CountDownLatch(1).await(10, TimeUnit.SECONDS);
            return "never";
        }

        @DurableStep
        @CircuitBreaker(requestVolumeThreshold = 2, delay = Long.MAX_VALUE / 1_000_000)
        public String breaker() {
            log.add("breaker");
            throw new NonRetriableException("no answer");
        }

        @DurableStep
        @Bulkhead(1)
        public String bulkhead() {
            return "alone";
        }
    }

    @ApplicationScoped
    public static class Future {
        @DurableStep
        @Asynchronous
        public CompletionStage<String> later() {
            return CompletableFuture.completedStage("later");
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Functions {
        @Inject
        Shop shop;

        @Inject
        Bank bank;

        @Inject
        Log log;

        @DurableFunction(id = "sell", retries = 0)
        @OnEvent(OrderPlaced.class)
        public String sell(OrderPlaced order, Step step) throws Exception {
            try {
                return switch (order.orderId()) {
                    case "retry" -> shop.retry();
                    case "retryFailure" -> shop.retryFailure();
                    case "retryOnThrowable" -> shop.retryOnThrowable();
                    case "fallback" -> shop.fallback();
                    case "fallbackOfFailure" -> shop.fallbackOfFailure();
                    case "breaker" -> shop.breaker();
                    case "breakerSkipsErrors" -> shop.breakerSkipsErrors();
                    case "timeout" -> shop.timeout();
                    case "timeoutIsOver" -> shop.timeoutIsOver();
                    case "bulkhead" -> shop.bulkhead();
                    case "asynchronous" ->
                        shop.asynchronous(step).toCompletableFuture().get();
                    case "stepRetry" -> bank.retry();
                    case "stepFallback" -> bank.fallback();
                    case "stepTimeout" -> bank.timeout();
                    case "stepBreaker" -> bank.breaker();
                    case "stepBulkhead" -> bank.bulkhead() + " " + bank.bulkhead();
                    default -> throw new IllegalArgumentException(order.orderId());
                };
            } catch (StepException e) {
                return e.name() + ": " + e.getMessage();
            } catch (Exception e) {
                log.add(e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    private static Deployed deploy(Class<?>... more) {
        Class<?>[] beans = Stream.concat(Stream.of(Functions.class, Shop.class, Bank.class, Log.class), Stream.of(more))
                .toArray(Class<?>[]::new);
        return Deployed.of(
                Flavour.PORTABLE,
                container -> container.addExtensions(new FaultToleranceExtension(), new ConfigExtension()),
                beans);
    }

    private static List<String> log(Deployed app) {
        return app.get(Log.class).lines();
    }

    private static List<String> ids(EngineRun run) {
        return run.steps().stream().map(EngineStep::id).toList();
    }

    @Test
    void retryLetsTheSuspensionPass() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("retry"));

            assertThat(run.outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(run.calls()).isEqualTo(3);
            assertThat(log(app)).containsExactly("retry", "retry", "retry");
        }
    }

    @Test
    void retryOfAFailedStepMakesNewSteps() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("retryFailure"));

            assertThat(run.outputJson()).isEqualTo("\"NonRetriableException: no money\"");
            assertThat(ids(run)).containsExactly("pay", "pay:1", "pay:2");
            assertThat(log(app)).containsExactly("pay", "pay", "pay");
        }
    }

    @Test
    void retryOnThrowableOnlyCostsTime() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("retryOnThrowable"));

            assertThat(run.outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(ids(run)).containsExactly("pay", "ship");
            assertThat(run.calls()).isEqualTo(3);
            assertThat(log(app)).as("three for each suspension, one at the end").hasSize(7);
        }
    }

    @Test
    void fallbackLetsTheSuspensionPass() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("fallback"));

            assertThat(run.outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(ids(run)).containsExactly("pay", "ship");
            assertThat(log(app)).containsExactly("fallback", "fallback", "fallback");
        }
    }

    @Test
    void fallbackIsForFailuresOfSteps() {
        try (Deployed app = deploy()) {
            assertThat(app.run("sell", new OrderPlaced("fallbackOfFailure")).outputJson())
                    .isEqualTo("\"instead\"");
            assertThat(log(app)).containsExactly("pay", "instead");
        }
    }

    @Test
    void aCircuitBreakerTakesSuspensionsForFailuresAndOpens() {
        try (Deployed app = deploy()) {
            assertThat(app.run("sell", new OrderPlaced("breaker")).outputJson()).isEqualTo("\"paid and shipped\"");

            EngineRun second = again(app, "breaker");
            assertThat(second.status()).isEqualTo(RunStatus.FAILED);
            assertThat(second.error().orElseThrow().name()).isEqualTo("CircuitBreakerOpenException");
        }
    }

    @Test
    void aCircuitBreakerThatSkipsErrorsStaysClosed() {
        try (Deployed app = deploy()) {
            app.run("sell", new OrderPlaced("breakerSkipsErrors"));
            for (int i = 0; i < 3; i++) {
                assertThat(again(app, "breakerSkipsErrors").outputJson()).isEqualTo("\"paid and shipped\"");
            }
        }
    }

    @Test
    void timeoutIsForOneCallAndLetsTheSuspensionPass() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("timeout"));

            assertThat(run.outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(run.calls()).isEqualTo(3);
        }
    }

    @Test
    void timeoutInterruptsTheStepThatTheCallExecutes() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("timeoutIsOver"));

            assertThat(run.step("pay").orElseThrow().error().orElseThrow().name())
                    .isEqualTo("InterruptedException");
            assertThat(log(app)).as("what the code sees, in vain").startsWith("InterruptedException");
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void aBulkheadIsLeftAtEachSuspension() {
        try (Deployed app = deploy()) {
            EngineRun first = app.run("sell", new OrderPlaced("bulkhead"));
            EngineRun second = again(app, "bulkhead");
            assertThat(log(app)).as("both are asleep within it").hasSize(2);
            app.engine.advance(Duration.ofHours(1));

            assertThat(first.outputJson()).isEqualTo("\"shipped\"");
            assertThat(second.outputJson()).isEqualTo("\"shipped\"");
        }
    }

    @Test
    void asynchronousIsRefused() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("asynchronous"));

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.steps()).isEmpty();
            assertThat(run.error().orElseThrow().name()).isEqualTo("StepUsageException");
            assertThat(run.error().orElseThrow().message()).contains("'pay' is used from thread");
            assertThat(log(app)).containsExactly("ExecutionException");
        }
    }

    @Test
    void retryWithinAStep() {
        try (Deployed app = deploy()) {
            EngineRun run = app.run("sell", new OrderPlaced("stepRetry"));

            assertThat(run.outputJson()).isEqualTo("\"retried\"");
            assertThat(ids(run)).containsExactly("retry");
            assertThat(log(app)).containsExactly("retry", "retry", "retry");
        }
    }

    @Test
    void fallbackWithinAStepIsTheResult() {
        try (Deployed app = deploy()) {
            assertThat(app.run("sell", new OrderPlaced("stepFallback")).outputJson())
                    .isEqualTo("\"instead\"");
            assertThat(log(app)).containsExactly("instead");
        }
    }

    @Test
    void timeoutWithinAStepFailsIt() {
        try (Deployed app = deploy()) {
            assertThat(app.run("sell", new OrderPlaced("stepTimeout")).outputJson())
                    .startsWith("\"TimeoutException: ");
        }
    }

    @Test
    void aCircuitBreakerWithinAStepCountsFailures() {
        try (Deployed app = deploy()) {
            app.run("sell", new OrderPlaced("stepBreaker"));
            again(app, "stepBreaker");
            assertThat(again(app, "stepBreaker").outputJson()).startsWith("\"CircuitBreakerOpenException: ");
            assertThat(frequency(log(app), "breaker")).isEqualTo(2);
        }
    }

    @Test
    void aBulkheadWithinAStepIsHeldWhileItIsExecuted() {
        try (Deployed app = deploy()) {
            assertThat(app.run("sell", new OrderPlaced("stepBulkhead")).outputJson())
                    .isEqualTo("\"alone alone\"");
        }
    }

    @Test
    void anAsynchronousStepIsNotDeployed() {
        assertThatThrownBy(() -> deploy(Future.class).close())
                .hasMessageContaining("Future.later")
                .hasMessageContaining("a step is over when its method returns");
    }

    private static EngineRun again(Deployed app, String what) {
        return app.engine.send(InngestEvent.of(new OrderPlaced(what))).run("sell");
    }
}
