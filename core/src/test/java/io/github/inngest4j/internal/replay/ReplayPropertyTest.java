package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random functions, completed in random orders. Set {@code -Dinngest4j.seed} to repeat a failure, {@code
 * -Dinngest4j.programs} for a longer run.
 */
class ReplayPropertyTest {

    private static final Logger LOG = Logger.getLogger("io.github.inngest4j.replay");

    private static final int PROGRAMS = Integer.getInteger("inngest4j.programs", 250);
    private static final int ORDERS = 3;

    private final CallExecutor executor = new CallExecutor(new JsonMapper(null), new Messenger() {
        @Override
        public List<String> sendEvents(List<InngestEvent<?>> events) {
            throw new AssertionError();
        }

        @Override
        public Optional<String> sendSignal(String signal, @Nullable Object data) {
            throw new AssertionError();
        }
    });

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
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

        SimulatedServer server = new SimulatedServer(
                (body, stepId) -> {
                    CallOutcome answer = call(function, body, stepId);
                    assertSame("the same request", answer, call(again, body, stepId));
                    assertSame("code that swallows Throwable", answer, call(swallowing, body, stepId));
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

    private static ReplayedFunction function(RandomProgram program, Consumer<String> onSuccess, boolean swallow) {
        return new ReplayedFunction(
                "app",
                "fn",
                (run, step) -> program.execute(run, step, onSuccess, swallow),
                name -> Map.class,
                MiddlewareChain.NONE);
    }

    private CallOutcome call(ReplayedFunction function, byte[] body, String stepId) {
        return executor.execute(function, CallRequest.parse(body, JsonLimits.DEFAULT), stepId, null);
    }
}
