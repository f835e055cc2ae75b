package io.github.inngest4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchAppTest {

    @ParameterizedTest
    @CsvSource({
        "bench-plain, 0, '{\"ok\":true}'",
        "bench-replay, 20, 190",
        "bench-serial, 0, 0",
        "bench-three, 3, 3",
    })
    void inDevModeCallsAreAnswered(String function, int steps, String result) throws Exception {
        HttpResponse<String> answer = post("dev", RecordedCall.last(function, steps), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(result);
    }

    @Test
    void parallelStepsArePlannedTogether() throws Exception {
        // What is recorded are the steps s-0 to s-4, of which this function has none.
        HttpResponse<String> answer = post("dev", RecordedCall.last("bench-parallel", 5), null);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body().split("StepPlanned", -1)).hasSize(5 + 1);
        assertThat(answer.body()).contains("\"p-0\"", "\"p-4\"");
    }

    @Test
    void inSignedModeCallsNeedASignature() throws Exception {
        RecordedCall call = RecordedCall.last("bench-replay", 20);
        assertThat(post("signed", call, null).statusCode()).isEqualTo(401);
        HttpResponse<String> answer = post("signed", call, call.signature(BenchApp.SIGNING_KEY, Instant.now()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("190");
        assertThat(answer.headers().firstValue("X-Inngest-Signature")).isPresent();
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchApp.builder("fast", null))
                .withMessageContaining("'fast'");
    }

    private static HttpResponse<String> post(String mode, RecordedCall call, @Nullable String signature)
            throws Exception {
        try (BenchServer server =
                new BenchServer(0, BenchApp.builder(mode, null).build())) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + call.target()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
            if (signature != null) {
                request.header("X-Inngest-Signature", signature);
            }
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
