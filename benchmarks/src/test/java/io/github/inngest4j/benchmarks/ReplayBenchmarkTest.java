package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.serve.ServeResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is a call that is answered with the right result, not an error. */
@ParameterizedClass
@ValueSource(ints = {10, 100, 1000})
class ReplayBenchmarkTest {

    @Parameter
    int steps;

    private final ReplayBenchmark benchmark = new ReplayBenchmark();

    @BeforeEach
    void setUp() {
        benchmark.steps = steps;
        benchmark.makeRequests();
    }

    @AfterEach
    void close() {
        benchmark.close();
    }

    @Test
    void recordsAreSummedUp() {
        assertSum(benchmark.records());
    }

    @Test
    void mapsAreSummedUp() {
        assertSum(benchmark.maps());
    }

    @Test
    void signedRecordsAreSummedUpAndTheAnswerIsSigned() {
        ServeResponse answer = benchmark.signedRecords();
        assertSum(answer);
        assertThat(answer.headers()).containsKey("X-Inngest-Signature");
    }

    private void assertSum(ServeResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo(Integer.toString(steps * (steps - 1) / 2));
    }
}
