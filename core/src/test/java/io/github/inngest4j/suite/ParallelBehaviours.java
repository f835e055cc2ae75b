package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.run;
import static io.github.inngest4j.suite.Wire.readable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps beside one another: what is planned, what is run, and who wins. */
interface ParallelBehaviours extends Stage {

    private static Handler<Map<String, @Nullable Object>> both(AtomicInteger runs) {
        return (run, step) -> step.all(
                () -> step.run("a", Integer.class, runs::incrementAndGet),
                () -> step.run("b", Integer.class, runs::incrementAndGet));
    }

    private static Handler<Map<String, @Nullable Object>> race() {
        return (run, step) -> {
            String winner = step.first(() -> step.run("a", String.class, () -> "a"), () -> {
                step.sleep("b", Duration.ofSeconds(1));
                return "b";
            });
            return step.run("after", String.class, () -> winner);
        };
    }

    @Test
    default void stepsBesideOneAnotherArePlannedAndNotRun() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = answer(run(), both(runs));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.opNames()).containsExactlyInAnyOrder("StepPlanned a", "StepPlanned b");
        assertThat(answer.ops()).noneMatch(op -> op.containsKey("opts"));
        assertThat(runs).hasValue(0);
    }

    @Test
    default void aTargetedCallRunsOneStepAndReportsIt() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serve(both(runs)).send(run().planOnly().target("b"));
        assertThat(answer.opNames()).containsExactly("StepRun b");
        assertThat(answer.op().getInt("data")).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    default void aTargetedCallForAStepThatIsNotThereIsTriedAgain() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serve(both(runs)).send(run().target("c"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("false");
        assertThat(runs).hasValue(0);
    }

    @Test
    default void resultsKeepTheOrderOfTheBranches() throws IOException {
        Answer answer = answer(run().memo("b", "{'data':2}").memo("a", "{'data':1}"), both(new AtomicInteger()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(readable("[1,2]"));
    }

    @Test
    default void aSingleStepIsPlannedWhereTheServerForbidsToRunIt() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = answer(run().planOnly(), (run, step) -> step.run("a", Integer.class, runs::incrementAndGet));
        assertThat(answer.opNames()).containsExactly("StepPlanned a");
        assertThat(runs).hasValue(0);
    }

    @Test
    default void branchesOfAListArePrefixedWithTheirNames() throws IOException {
        Answer answer = answer(
                run(),
                (run, step) -> step.all(
                        List.of("acme", "globex"),
                        name -> name,
                        name -> step.run("quote", Integer.class, name::length)));
        assertThat(answer.opNames()).containsExactlyInAnyOrder("StepPlanned acme/quote", "StepPlanned globex/quote");
    }

    @Test
    default void membersOfARaceArePlannedInRaceMode() throws IOException {
        Answer answer = answer(run(), race());
        assertThat(answer.opNames()).containsExactlyInAnyOrder("StepPlanned a", "Sleep b");
        assertThat(answer.ops())
                .allMatch(
                        op -> op.getJsonObject("opts").getString("parallelMode").equals("race"));
    }

    @Test
    default void theResultOfAMemberOfARaceRepeatsTheMode() throws IOException {
        Answer answer = serve(race()).send(run().planOnly().target("a"));
        assertThat(answer.opNames()).containsExactly("StepRun a");
        assertThat(answer.op().getJsonObject("opts")).isEqualTo(readable("{'parallelMode':'race'}"));
    }

    @Test
    default void theFirstStepToBeOverWinsTheRace() throws IOException {
        Answer afterSleep =
                answer(run().memo("b", "null").memo("a", "{'data':'a'}").memo("after", "{'data':'over'}"), race());
        assertThat(afterSleep.status()).isEqualTo(200);
        Endpoint endpoint = serve(race());
        assertThat(endpoint.send(run().memo("b", "null")
                                .memo("a", "{'data':'a'}")
                                .target("after"))
                        .op()
                        .getString("data"))
                .isEqualTo("b");
        assertThat(endpoint.send(run().memo("a", "{'data':'a'}")
                                .memo("b", "null")
                                .target("after"))
                        .op()
                        .getString("data"))
                .isEqualTo("a");
    }

    @Test
    default void whatComesAfterARaceIsPlanned() throws IOException {
        Answer answer = answer(run().memo("b", "null"), race());
        assertThat(answer.opNames()).containsExactly("StepPlanned after");
    }
}
