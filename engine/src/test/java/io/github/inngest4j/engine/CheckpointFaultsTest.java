package io.github.inngest4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Pauses;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.internal.client.Pause;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import io.github.inngest4j.serve.ServeHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random functions of this project's SDK with random checkpointing, while what lies between app and engine fails: the result
 * is made of what is recorded, and no step is executed again without need. Set {@code -Dinngest4j.checkpoint.seed} to repeat a
 * failure, {@code -Dinngest4j.checkpoint.runs} for a longer run.
 */
class CheckpointFaultsTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final int RUNS = Integer.getInteger("inngest4j.checkpoint.runs", 1000);

    private static final int ENOUGH_FOR_ALL = 500;

    /** Every failure warns. */
    private final Logger log = Logger.getLogger("io.github.inngest4j");

    private final Map<FaultyWorld.Fault, Integer> faults = new EnumMap<>(FaultyWorld.Fault.class);
    private final Map<String, Integer> calls = new TreeMap<>();

    @BeforeEach
    void keepQuiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        log.setLevel(null);
    }

    @Test
    void nothingIsLostAndNothingIsDoneAgain() {
        Long seed = Long.getLong("inngest4j.checkpoint.seed");
        if (seed != null) {
            run(seed);
            return;
        }
        long base = new Random().nextLong();
        System.out.println("CheckpointFaultsTest: base seed " + base);
        Random seeds = new Random(base);
        for (int i = 0; i < RUNS; i++) {
            run(seeds.nextLong());
        }
        System.out.println("CheckpointFaultsTest: calls " + calls + ", checkpoints " + faults);
        if (RUNS >= ENOUGH_FOR_ALL) {
            assertThat(faults).as("what happened to checkpoints").containsOnlyKeys(FaultyWorld.Fault.values());
            assertThat(calls).as("what happened to calls").containsKeys("answer lost", "broken off", "delivered again");
        }
    }

    private void run(long seed) {
        // Of one worker, so that one thing happens at a time.
        ForkJoinPool thread = new ForkJoinPool(1);
        try {
            FutureTask<Void> work = new FutureTask<>(() -> check(new Random(seed)), null);
            thread.execute(work);
            work.get(5, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "with -Dinngest4j.checkpoint.seed=" + seed + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no end with -Dinngest4j.checkpoint.seed=" + seed, e);
        } finally {
            thread.shutdown();
        }
    }

    private void check(Random random) {
        FaultedProgram program = new FaultedProgram(random);
        Checkpointing shape = checkpointing(random);
        ExecutionLedger ledger = new ExecutionLedger(shape);
        FaultyWorld world = new FaultyWorld(random, ledger);
        Checkpointing rule = shape.executor() == null ? shape : shape.executor(world);
        boolean sealed = random.nextInt(4) == 0;
        InngestFunction function = InngestFunction.define("f")
                .onEvent("test/f")
                .retries(FaultedProgram.RETRIES)
                .checkpointing(rule)
                .middleware(sealed ? new Middleware[] {new Sealing()} : new Middleware[0])
                .handler((run, step) -> program.execute(run, step, world));
        try (Engine engine = Engine.builder()
                        .manualTime(START)
                        .seed(random.nextLong())
                        .randomOrder(random.nextLong())
                        .callLatency((id, step) -> latency(world, random))
                        .build();
                Inngest inngest = app(engine, world);
                ServeHandler serve =
                        ServeHandler.builder(inngest).functions(function).build()) {
            world.connect(new InProcessTransport(serve));
            engine.addApp(world);
            EngineRun run = engine.send("test/f", Map.of()).run("f");
            for (int i = 0; i < 1000 && run.status() == RunStatus.RUNNING; i++) {
                engine.advance(Duration.ofHours(1));
            }
            world.settle();

            assertThat(ledger.broken()).as("%s", rule).isEmpty();
            assertThat(run.status()).as("%s, %s", rule, run).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.output(String.class))
                    .as("%s", rule)
                    .isEqualTo(program.expected(ledger.recorded(), ledger.seenBesideRecorded()));
            world.faults().forEach((fault, count) -> faults.merge(fault, count, Integer::sum));
            world.calls().forEach((what, count) -> calls.merge(what, count, Integer::sum));
        }
    }

    private static Inngest app(Engine engine, FaultyWorld world) {
        AppClock clock = new AppClock(engine.clock());
        world.connect(engine, clock);
        Pause pause = new Pause() {
            @Override
            public void pause(Duration duration) {
                clock.pass(duration);
            }
        };
        return Pauses.set(
                        Inngest.builder("app")
                                .configuration(name -> null)
                                .dev("http://engine.test")
                                .signingKey(FaultyWorld.KEY)
                                .signingKeyFallback(FaultyWorld.FALLBACK_KEY)
                                .httpTransport(world)
                                .clock(clock),
                        pause)
                .build();
    }

    /** A call is made when the engine has caught up with the app; some a little later, some when the app has rested. */
    private static Duration latency(FaultyWorld world, Random random) {
        Duration more = switch (random.nextInt(4)) {
            case 0 -> Duration.ofSeconds(random.nextInt(10));
            case 1, 2 -> Duration.ofSeconds(60);
            default -> Duration.ZERO;
        };
        return world.clock().lead().plus(more);
    }

    private static Checkpointing checkpointing(Random random) {
        Checkpointing rule = Checkpointing.on();
        if (random.nextBoolean()) {
            rule = rule.maxRuntime(Duration.ofSeconds(random.nextInt(3) * 30L));
        }
        if (random.nextBoolean()) {
            rule = rule.bufferedSteps(1 + random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            rule = rule.maxInterval(Duration.ofSeconds(1 + random.nextInt(5)));
        }
        return random.nextInt(3) == 0 ? rule.executor(Runnable::run) : rule;
    }

    /** Puts each result into an object, and takes it out again. */
    private static final class Sealing implements Middleware {

        @Override
        public Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
            return Collections.singletonMap("sealed", next.proceed(step));
        }

        @Override
        public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                throws Exception {
            return next.proceed(
                    step.value() instanceof Map<?, ?> map && map.containsKey("sealed")
                            ? step.withValue(map.get("sealed"))
                            : step);
        }
    }
}
