package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import io.github.inngest4j.engine.RunStatus;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What may stand between function and step, as docs/explanation/between-function-and-step.md tells it. */
class BetweenFunctionAndStepTest {

    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    /** Makes something else of whatever is thrown. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Meddling {}

    @Meddling
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class MeddlingInterceptor {
        @Inject
        Log log;

        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            try {
                return invocation.proceed();
            } catch (Throwable e) {
                log.add("caught " + e.getClass().getSimpleName());
                switch (invocation.getMethod().getName()) {
                    case "swallow":
                        return "swallowed";
                    case "replace":
                        throw new IllegalStateException("replaced", e);
                    default:
                        throw new AssertionError("replaced", e);
                }
            }
        }
    }

    /** What a decorator stands before. */
    public interface Till {
        String pay();
    }

    @ApplicationScoped
    public static class StepTill implements Till {
        @Inject
        Step step;

        @Override
        public String pay() {
            return twoSteps(step);
        }
    }

    @Decorator
    @Priority(Interceptor.Priority.APPLICATION)
    public abstract static class CountingTill implements Till {
        @Inject
        @Delegate
        Till till;

        @Inject
        Log log;

        @Override
        public String pay() {
            log.add("before");
            String paid = till.pay();
            log.add("after");
            return paid;
        }
    }

    @RequestScoped
    public static class Request {
        private int uses;

        public int use() {
            return ++uses;
        }
    }

    @ApplicationScoped
    public static class Shop {
        @Inject
        Step step;

        @Meddling
        public String swallow() {
            return twoSteps(step);
        }

        @Meddling
        public String replace() {
            return twoSteps(step);
        }

        @Meddling
        public String misuse() {
            return step.run(" ", String.class, () -> "refused");
        }
    }

    @ApplicationScoped
    public static class Warehouse {
        @Inject
        Log log;

        @DurableStep
        public int count() {
            log.add("count");
            return 3;
        }

        @DurableStep(required = true)
        public int countInRuns() {
            log.add("countInRuns");
            return 3;
        }
    }

    static final class Resource implements AutoCloseable {
        private final Log log;

        Resource(Log log) {
            this.log = log;
            log.add("opened");
        }

        String pass(String text) {
            return text;
        }

        @Override
        public void close() {
            log.add("closed");
        }
    }

    private static String twoSteps(Step step) {
        return step.run("pay", String.class, () -> "paid") + step.run("ship", String.class, () -> " and shipped");
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Functions {
        final ReentrantLock lock = new ReentrantLock();
        final ExecutorService pool = Executors.newSingleThreadExecutor();

        @Inject
        Shop shop;

        @Inject
        Till till;

        @Inject
        Request request;

        @Inject
        Warehouse warehouse;

        @Inject
        Log log;

        ReentrantLock lock() {
            return lock;
        }

        ExecutorService pool() {
            return pool;
        }

        @DurableFunction(id = "sell", retries = 0)
        @OnEvent(OrderPlaced.class)
        public Object sell(OrderPlaced order, Step step) throws Exception {
            return switch (order.orderId()) {
                case "swallow" -> shop.swallow();
                case "replace" -> shop.replace();
                case "misuse" -> shop.misuse();
                case "decorator" -> till.pay();
                case "proxy" -> proxy(step).call();
                case "proxyOfFailure" -> proxyOfFailure(step);
                case "request" -> List.of(request.use(), step.run("pay", int.class, request::use), request.use());
                case "finally" -> withFinally(step);
                case "resource" -> withResource(step);
                case "lock" -> withLock(step);
                case "synchronized" -> inMonitor(step);
                case "threadLocal" -> withThreadLocal(step);
                case "parallelStream" -> parallelStream(step);
                case "supplyAsync" -> supplyAsync(step);
                case "thenApply" ->
                    CompletableFuture.completedFuture("paid")
                            .thenApply(paid -> paid + step.run("ship", String.class, () -> " and shipped"))
                            .join();
                case "thread" -> thread(step);
                case "executor" -> executor(step);
                case "virtualThread" -> virtualThread(step);
                case "durableStepOnPool" ->
                    step.run("pay", String.class, () -> "paid " + 1)
                            + pool.submit(warehouse::count).get();
                case "requiredStepOnPool" -> pool.submit(warehouse::countInRuns).get();
                case "inStep" -> step.run("sum", int.class, () -> inStep(warehouse));
                default -> throw new IllegalArgumentException(order.orderId());
            };
        }

        /** A proxy that does not unwrap what is thrown. */
        @SuppressWarnings("unchecked")
        private static Callable<Object> proxy(Step step) {
            Callable<Object> target = () -> twoSteps(step);
            return (Callable<Object>) Proxy.newProxyInstance(
                    Functions.class.getClassLoader(), new Class<?>[] {Callable.class}, (proxy, method, arguments) -> {
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw new UndeclaredThrowableException(e);
                        }
                    });
        }

        private static Object proxyOfFailure(Step step) throws Exception {
            Step refusing = (Step) Proxy.newProxyInstance(
                    Step.class.getClassLoader(),
                    new Class<?>[] {Step.class},
                    (proxy, method, arguments) -> method.invoke(step, arguments));
            try {
                return refusing.run("pay", String.class, () -> {
                    throw new IllegalStateException("no money");
                });
            } catch (UndeclaredThrowableException e) {
                Throwable cause = e.getCause().getCause();
                return cause instanceof StepException failure ? failure.getMessage() : cause.toString();
            }
        }

        private String withFinally(Step step) {
            try {
                return twoSteps(step);
            } finally {
                log.add("finally");
            }
        }

        private String withResource(Step step) {
            try (Resource resource = new Resource(log)) {
                return resource.pass(twoSteps(step));
            }
        }

        private String withLock(Step step) {
            lock.lock();
            try {
                step.sleep("wait", Duration.ofHours(1));
                return lock.isHeldByCurrentThread() ? "held again" : "not held";
            } finally {
                lock.unlock();
            }
        }

        private boolean inMonitor(Step step) {
            synchronized (lock) {
                step.sleep("wait", Duration.ofHours(1));
                return Thread.holdsLock(lock);
            }
        }

        private static String withThreadLocal(Step step) {
            TENANT.set("acme");
            try {
                String inStep = step.run("read", String.class, TENANT::get);
                step.sleep("wait", Duration.ofHours(1));
                return inStep + ", " + TENANT.get();
            } finally {
                TENANT.remove();
            }
        }

        /** The caller takes one element, and waits until another thread has taken the other one. */
        private List<String> parallelStream(Step step) {
            Thread caller = Thread.currentThread();
            CountDownLatch refused = new CountDownLatch(1);
            return IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(i -> {
                        if (Thread.currentThread() == caller) {
                            await(refused);
                        }
                        try {
                            return step.run("item " + i, String.class, () -> {
                                log.add("executed");
                                return "item";
                            });
                        } finally {
                            refused.countDown();
                        }
                    })
                    .toList();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("no other thread takes part");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private String supplyAsync(Step step) {
            try {
                return CompletableFuture.supplyAsync(() -> step.run("pay", String.class, () -> "paid"))
                        .join();
            } catch (CompletionException e) {
                log.add(e.getCause().getClass().getSimpleName());
                return step.run("instead", String.class, () -> {
                    log.add("executed");
                    return "instead";
                });
            }
        }

        private String thread(Step step) throws Exception {
            FutureTask<String> task = new FutureTask<>(() -> twoSteps(step));
            new Thread(task, "other").start();
            return task.get();
        }

        private String executor(Step step) throws Exception {
            return pool.submit(() -> twoSteps(step)).get();
        }

        private static String virtualThread(Step step) throws Exception {
            FutureTask<String> task = new FutureTask<>(() -> twoSteps(step));
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
            return task.get();
        }

        private static int inStep(Warehouse warehouse) throws InterruptedException, ExecutionException {
            int one = CompletableFuture.supplyAsync(() -> 1).get();
            return one + IntStream.range(0, 100).parallel().sum() + warehouse.count();
        }
    }

    private static Deployed deploy() {
        return Deployed.of(
                Flavour.PORTABLE,
                Functions.class,
                Shop.class,
                StepTill.class,
                CountingTill.class,
                MeddlingInterceptor.class,
                Request.class,
                Warehouse.class,
                Log.class);
    }

    private static List<String> log(Deployed app) {
        return app.get(Log.class).lines();
    }

    private static EngineRun run(Deployed app, String what) {
        return app.run("sell", new OrderPlaced(what));
    }

    /** Runs something that is refused for good. */
    private static EngineRun refused(Deployed app, String what) {
        EngineRun run = run(app, what);
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error().orElseThrow().name()).isEqualTo(StepUsageException.class.getSimpleName());
        return run;
    }

    @Test
    void anInterceptorThatCatchesEverythingChangesNothing() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "swallow").outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(log(app)).containsExactly("caught SuspendedError", "caught SuspendedError");
        }
    }

    @Test
    void anInterceptorThatThrowsSomethingElseChangesNothing() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "replace").outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(log(app)).containsExactly("caught SuspendedError", "caught SuspendedError");
        }
    }

    @Test
    void anInterceptorCannotHideMisuse() {
        try (Deployed app = deploy()) {
            assertThat(refused(app, "misuse").error().orElseThrow().message()).contains("blank");
            assertThat(log(app)).containsExactly("caught StepUsageException");
        }
    }

    @Test
    void aDecoratorIsEnteredByEachCall() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "decorator").outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(log(app)).containsExactly("before", "before", "before", "after");
        }
    }

    @Test
    void aProxyMayWrapTheSuspension() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "proxy").outputJson()).isEqualTo("\"paid and shipped\"");
        }
    }

    @Test
    void aProxyThatDoesNotUnwrapHidesTheTypeOfFailures() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "proxyOfFailure").outputJson()).isEqualTo("\"no money\"");
        }
    }

    @Test
    void aRequestScopedBeanLivesForACall() throws Exception {
        try (Deployed app = deploy()) {
            // In Java SE the thread that has started a container may have a request context of its own.
            FutureTask<EngineRun> request = new FutureTask<>(() -> run(app, "request"));
            new Thread(request).start();
            EngineRun run = request.get();

            assertThat(run.calls()).isEqualTo(2);
            assertThat(run.outputJson())
                    .as("the step was the second use, in the first call")
                    .isEqualTo("[1,2,2]");
        }
    }

    @Test
    void finallyIsExecutedByEachCall() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "finally").outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(log(app)).containsExactly("finally", "finally", "finally");
        }
    }

    @Test
    void aResourceIsClosedAtEachSuspensionAndOpenedAgain() {
        try (Deployed app = deploy()) {
            assertThat(run(app, "resource").outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(log(app)).containsExactly("opened", "closed", "opened", "closed", "opened", "closed");
        }
    }

    @Test
    void aLockIsHeldForACallAndNotForTheRun() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "lock");
            assertThat(app.get(Functions.class).lock().isLocked()).as("asleep").isFalse();
            app.engine.advance(Duration.ofHours(1));

            assertThat(run.outputJson()).isEqualTo("\"held again\"");
        }
    }

    @Test
    void aMonitorIsLeftAtTheSuspension() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "synchronized");
            assertThat(Thread.holdsLock(app.get(Functions.class).lock()))
                    .as("asleep")
                    .isFalse();
            app.engine.advance(Duration.ofHours(1));

            assertThat(run.outputJson()).isEqualTo("true");
        }
    }

    @Test
    void aThreadLocalIsSetAgainByEachCall() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "threadLocal");
            assertThat(TENANT.get()).as("asleep").isNull();
            app.engine.advance(Duration.ofHours(1));

            assertThat(run.outputJson()).isEqualTo("\"acme, acme\"");
        }
    }

    @Test
    void aParallelStreamIsRefused() {
        try (Deployed app = deploy()) {
            EngineRun run = refused(app, "parallelStream");

            assertThat(run.error().orElseThrow().message()).contains("is used from thread 'ForkJoinPool");
            assertThat(run.steps()).isEmpty();
            assertThat(log(app)).isEmpty();
        }
    }

    @Test
    void supplyAsyncIsRefusedWhateverTheCodeMakesOfIt() {
        try (Deployed app = deploy()) {
            EngineRun run = refused(app, "supplyAsync");

            assertThat(run.error().orElseThrow().message()).contains("'pay' is used from thread");
            assertThat(run.calls()).isEqualTo(1);
            assertThat(log(app)).containsExactly("StepUsageException");
        }
    }

    @Test
    void aContinuationOnTheOwnThreadWorks() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "thenApply");

            assertThat(run.outputJson()).isEqualTo("\"paid and shipped\"");
            assertThat(run.steps()).extracting(EngineStep::id).containsExactly("ship");
        }
    }

    @Test
    void aThreadIsRefused() {
        try (Deployed app = deploy()) {
            assertThat(refused(app, "thread").error().orElseThrow().message())
                    .contains("'pay' is used from thread 'other'")
                    .contains("executed by thread '" + Thread.currentThread().getName() + "'");
        }
    }

    @Test
    void anExecutorIsRefused() {
        try (Deployed app = deploy()) {
            assertThat(refused(app, "executor").error().orElseThrow().message()).contains("'pay' is used from thread");
            app.get(Functions.class).pool().shutdown();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aVirtualThreadIsRefused() {
        try (Deployed app = deploy()) {
            assertThat(refused(app, "virtualThread").error().orElseThrow().message())
                    .contains("'pay' is used from thread");
        }
    }

    @Test
    void aDurableStepOnAPoolIsNoStep() throws Exception {
        try (Deployed app = deploy()) {
            ExecutorService pool = app.get(Functions.class).pool();
            pool.submit(() -> {}).get();
            EngineRun run = run(app, "durableStepOnPool");

            assertThat(run.outputJson()).isEqualTo("\"paid 13\"");
            assertThat(run.steps()).extracting(EngineStep::id).containsExactly("pay");
            assertThat(log(app)).containsExactly("count");
            pool.shutdown();
        }
    }

    @Test
    void aRequiredStepOnAPoolIsRefused() throws Exception {
        try (Deployed app = deploy()) {
            ExecutorService pool = app.get(Functions.class).pool();
            pool.submit(() -> {}).get();
            EngineRun run = run(app, "requiredStepOnPool");

            assertThat(run.error().orElseThrow().message()).contains("called outside of a run");
            assertThat(log(app)).isEmpty();
            pool.shutdown();
        }
    }

    @Test
    void threadsAreFreeWithinAStep() {
        try (Deployed app = deploy()) {
            EngineRun run = run(app, "inStep");

            assertThat(run.outputJson()).isEqualTo("4954");
            assertThat(run.steps()).extracting(EngineStep::id).containsExactly("sum");
        }
    }
}
