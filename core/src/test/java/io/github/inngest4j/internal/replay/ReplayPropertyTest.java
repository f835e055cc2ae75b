package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.fake.LogRecords;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random functions, completed in random orders. Set {@code -Dinngest4j.seed} to repeat a failure, {@code
 * -Dinngest4j.programs} for a longer run.
 */
class ReplayPropertyTest {

    private static final Logger LOG = Logger.getLogger("io.github.inngest4j.replay");

    private static final int PROGRAMS = Integer.getInteger("inngest4j.programs", 250);
    private static final int ORDERS = 3;

    private final CallExecutor executor = new CallExecutor(new JsonMapper(null), new NobodyThere(), Clock.systemUTC());

    private final LogRecords log = LogRecords.of(LOG.getName());

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        LOG.setUseParentHandlers(true);
        log.close();
    }

    @Test
    void randomFunctionsKeepTheirPromises() {
        Long seed = Long.getLong("inngest4j.seed");
        if (seed != null) {
            check(seed);
            return;
        }
        long base = new Random().nextLong();
        System.out.println("ReplayPropertyTest: base seed " + base);
        Random seeds = new Random(base);
        for (int i = 0; i < PROGRAMS; i++) {
            check(seeds.nextLong());
        }
    }

    private void check(long seed) {
        RandomProgram program = new RandomProgram(seed);
        for (int order = 0; order < ORDERS; order++) {
            try {
                check(program, seed + order);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "with -Dinngest4j.seed=" + seed + ", order " + order + ": " + e.getMessage(), e);
            }
        }
    }

    private void check(RandomProgram program, long orderSeed) {
        Map<String, Integer> successes = new HashMap<>();
        ReplayedFunction function = function(program, id -> successes.merge(id, 1, Integer::sum), false);
        ReplayedFunction again = function(program, id -> {}, false);
        ReplayedFunction swallowing = function(program, id -> {}, true);
        ReplayedFunction watched = function(program, id -> {}, false, new PassingMiddleware());

        SimulatedServer server = new SimulatedServer(
                (body, stepId) -> {
                    CallOutcome answer = call(function, body, stepId);
                    assertSame("the same request", answer, call(again, body, stepId));
                    assertSame("code that swallows Throwable", answer, call(swallowing, body, stepId));
                    assertSame("middleware that passes everything on", answer, call(watched, body, stepId));
                    return answer;
                },
                orderSeed);
        CallOutcome end = server.run();

        assertThat(end.status())
                .as(() -> new String(end.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(successes)
                .as("each body succeeds once")
                .allSatisfy((id, count) -> assertThat(count).as(id).isEqualTo(1));
        if (!program.hasRaces()) {
            assertThat(JsonSlice.of(end.body(), JsonLimits.DEFAULT).toPlain()).isEqualTo(program.expected());
            assertThat(server.outstanding()).as("everything was waited for").isEmpty();
        }
        assertThat(log.take())
                .as("the code is the same on every call")
                .noneMatch(message -> message.contains("must do the same"));
        checkSealed(program, orderSeed);
    }

    /** With middleware that changes what the server sees, the run is the same. */
    private void checkSealed(RandomProgram program, long orderSeed) {
        Map<String, Integer> successes = new HashMap<>();
        ReplayedFunction function =
                function(program, id -> successes.merge(id, 1, Integer::sum), false, new SealingMiddleware());
        SimulatedServer server = new SimulatedServer((body, stepId) -> call(function, body, stepId), orderSeed);

        Object end = JsonSlice.of(server.run().body(), JsonLimits.DEFAULT).toPlain();

        assertThat(successes.values()).as("each body succeeds once").allMatch(count -> count == 1);
        assertThat(end).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) end).keySet()).isEqualTo(Set.of("sealed"));
        if (!program.hasRaces()) {
            assertThat(SealingMiddleware.opened(end)).isEqualTo(program.expected());
        }
    }

    /** Puts each result into an object, and takes it out again. */
    private static final class SealingMiddleware implements Middleware {

        static @Nullable Object opened(@Nullable Object value) {
            return value instanceof Map<?, ?> map && map.containsKey("sealed") ? map.get("sealed") : value;
        }

        @Override
        public Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next) throws Exception {
            return Collections.singletonMap("sealed", next.proceed(input));
        }

        @Override
        public Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
            return Collections.singletonMap("sealed", next.proceed(step));
        }

        @Override
        public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                throws Exception {
            return next.proceed(step.failed() ? step : step.withValue(opened(step.value())));
        }
    }

    /** Makes everything plain and JSON again. */
    private static final class PassingMiddleware implements Middleware {

        @Override
        public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
            return next.proceed(call);
        }

        @Override
        public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
                throws Exception {
            return next.proceed(input);
        }

        @Override
        public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
            return next.proceed(step);
        }

        @Override
        public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
                throws Exception {
            return next.proceed(step);
        }
    }

    private static void assertSame(String what, CallOutcome expected, CallOutcome actual) {
        assertThat(actual.status()).as(what).isEqualTo(expected.status());
        assertThat(actual.retry()).as(what).isEqualTo(expected.retry());
        if (expected.status() < 400) {
            assertThat(new String(actual.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .as(what)
                    .isEqualTo(new String(expected.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static ReplayedFunction function(
            RandomProgram program, Consumer<String> onSuccess, boolean swallow, Middleware... middleware) {
        return new ReplayedFunction(
                "app",
                "fn",
                (run, step) -> program.execute(run, step, onSuccess, swallow),
                name -> Map.class,
                MiddlewareChain.of(List.of(middleware)),
                Checkpointing.off());
    }

    private CallOutcome call(ReplayedFunction function, byte[] body, String stepId) {
        return executor.execute(function, CallRequest.parse(body, JsonLimits.DEFAULT), stepId, null);
    }
}
