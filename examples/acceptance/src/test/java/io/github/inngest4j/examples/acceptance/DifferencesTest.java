package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No difference is tolerated that is not there any more. */
class DifferencesTest {

    @TestFactory
    Stream<DynamicTest> inAnswersStillMatter() {
        List<RecordedExchange> recorded = exchanges(Transcript::requests)
                .map(exchange -> exchange.withReply(ComparedAnswer.of(exchange.reply())))
                .toList();
        return stillMatter(AnswerDifferences.ALL, recorded);
    }

    @TestFactory
    Stream<DynamicTest> inCallsStillMatter() {
        return stillMatter(CallDifferences.ALL, exchanges(Transcript::calls).toList());
    }

    @Test
    void allTranscriptsAreRead() {
        assertThat(Transcript.all()).hasSize(143).extracting(Transcript::name).doesNotHaveDuplicates();
    }

    private static Stream<RecordedExchange> exchanges(Function<Transcript, List<RecordedExchange>> part) {
        return Transcript.all().stream().flatMap(transcript -> part.apply(transcript).stream());
    }

    private static Stream<DynamicTest> stillMatter(List<Difference> differences, List<RecordedExchange> recorded) {
        return differences.stream()
                .map(difference -> dynamicTest(
                        difference.reason(),
                        () -> assertThat(recorded)
                                .as("exchanges where it matters")
                                .anyMatch(difference::matters)));
    }
}
