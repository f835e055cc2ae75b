package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private final Completions completions = new Completions(List.of("a", "b", "c"));

    @Test
    void inTheOrderOfCompletion() {
        assertThat(List.of("a", "b", "c")).extracting(completions::position).containsExactly(1, 2, 3);
    }

    @Test
    void inAnyOtherOrder() {
        assertThat(List.of("c", "a", "b")).extracting(completions::position).containsExactly(3, 1, 2);
    }

    @Test
    void askedAgainTheAnswerIsTheSame() {
        assertThat(List.of("a", "a", "b", "a", "c", "c"))
                .extracting(completions::position)
                .containsExactly(1, 1, 2, 1, 3, 3);
    }

    @Test
    void whatIsNotListedComesLast() {
        assertThat(List.of("a", "x", "b", "y"))
                .extracting(completions::position)
                .containsExactly(1, 4, 2, 4);
    }

    @Test
    void ofAStepListedTwiceTheFirstPlaceCounts() {
        Completions twice = new Completions(List.of("a", "b", "a", "c"));
        assertThat(List.of("c", "a", "b")).extracting(twice::position).containsExactly(4, 1, 2);
    }
}
