package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps replay linear, counted and not timed: a recorded result is bound once, and only if the code asks for it. */
class BindingCountTest {

    private static final int RECORDED = 1000;

    private final CountingCodec codec = new CountingCodec();
    private final Inngest inngest =
            Inngest.builder("bench").dev(true).jsonCodec(codec).build();

    @AfterEach
    void close() {
        inngest.close();
    }

    @Test
    void everyResultIsBoundExactlyOnce() {
        ServeResponse answer = call(BenchFunctions.replay());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(codec.rows()).containsExactlyElementsOf(numbers(RECORDED));
    }

    @Test
    void resultsOfStepsThatTheCodeDoesNotReachAreNotBound() {
        call(InngestFunction.define("short").onEvent("bench/short").action((run, step) -> {
            for (int k = 0; k < 3; k++) {
                step.run("s-" + k, Row.class, () -> Row.of(0));
            }
        }));
        assertThat(codec.rows()).containsExactlyElementsOf(numbers(3));
    }

    @Test
    void resultsThatTheCodeDoesNotWantAreNotBound() {
        ServeResponse answer =
                call(InngestFunction.define("void").onEvent("bench/void").action((run, step) -> {
                    for (int k = 0; k < RECORDED; k++) {
                        step.run("s-" + k, () -> {});
                    }
                }));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(codec.rows()).isEmpty();
    }

    @Test
    void parallelStepsAreBoundOnceHoweverOftenTheyAreJoined() {
        call(InngestFunction.define("forks").onEvent("bench/forks").action((run, step) -> {
            var forks = IntStream.range(0, RECORDED)
                    .mapToObj(k -> step.runAsync("s-" + k, Row.class, () -> Row.of(0)))
                    .toList();
            forks.forEach(fork -> assertThat(fork.join()).isSameAs(fork.join()));
        }));
        assertThat(codec.rows()).containsExactlyInAnyOrderElementsOf(numbers(RECORDED));
    }

    @Test
    void unwantedDataOfTheEventIsNotBound() {
        ServeResponse answer = call(InngestFunction.define("eventless")
                .onEvent("bench/eventless")
                .data(Row.class)
                .action((run, step) -> step.run("s-0", () -> {})));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(codec.rows()).isEmpty();
    }

    private ServeResponse call(InngestFunction function) {
        ServeHandler handler = ServeHandler.builder(inngest).functions(function).build();
        return handler.handle(RecordedCall.last(function.id(), RECORDED).unsigned());
    }

    private static Iterable<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
