package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.internal.protocol.StepHash;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private final Completions completions = new Completions(steps("a", "b", "c"));

    @Test
    void inTheOrderOfCompletion() {
        assertThat(steps("a", "b", "c")).extracting(completions::position).containsExactly(1, 2, 3);
    }

    @Test
    void inAnyOtherOrder() {
        assertThat(steps("c", "a", "b")).extracting(completions::position).containsExactly(3, 1, 2);
    }

    @Test
    void askedAgainTheAnswerIsTheSame() {
        assertThat(steps("a", "a", "b", "a", "c", "c"))
                .extracting(completions::position)
                .containsExactly(1, 1, 2, 1, 3, 3);
    }

    @Test
    void whatIsNotListedComesLast() {
        assertThat(steps("a", "x", "b", "y")).extracting(completions::position).containsExactly(1, 4, 2, 4);
    }

    @Test
    void ofAStepListedTwiceTheFirstPlaceCounts() {
        Completions twice = new Completions(steps("a", "b", "a", "c"));
        assertThat(steps("c", "a", "b")).extracting(twice::position).containsExactly(4, 1, 2);
    }

    private static List<StepHash> steps(String... ids) {
        return Stream.of(ids).map(StepHash::of).toList();
    }
}
