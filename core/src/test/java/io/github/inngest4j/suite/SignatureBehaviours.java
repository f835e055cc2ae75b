package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.run;
import static io.github.inngest4j.suite.Signatures.FALLBACK_KEY;
import static io.github.inngest4j.suite.Signatures.KEY;
import static io.github.inngest4j.suite.Signatures.OTHER_KEY;
import static io.github.inngest4j.suite.Signatures.assertSigned;
import static io.github.inngest4j.suite.Signatures.sign;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who may call a function in cloud mode, and how the app shows that it is itself. */
interface SignatureBehaviours extends Stage {

    private void expectRefused(Call call) throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serveSigned((run, step) -> runs.incrementAndGet()).send(call);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("X-Inngest-Sdk")).isNull();
        assertThat(answer.header("X-Inngest-Signature")).isNull();
        assertThat(runs).hasValue(0);
    }

    private static Call signedAt(Instant time) {
        Call call = run().discover();
        return call.header("X-Inngest-Signature", sign(KEY, call.body(), time.getEpochSecond()));
    }

    @Test
    default void aSignedCallIsExecutedAndItsAnswerSigned() throws IOException {
        Answer answer = serveSigned((run, step) -> "done").send(run().discover().signed(KEY));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"done\"");
        assertSigned(answer, KEY);
    }

    @Test
    default void theFormerKeyIsAcceptedAndSignsTheAnswer() throws IOException {
        Answer answer = serveSigned((run, step) -> "done").send(run().discover().signed(FALLBACK_KEY));
        assertThat(answer.status()).isEqualTo(200);
        assertSigned(answer, FALLBACK_KEY);
    }

    @Test
    default void aFailureIsSignedToo() throws IOException {
        Answer answer = serveSigned((run, step) -> {
                    throw new IllegalStateException("no");
                })
                .send(run().discover().signed(KEY));
        assertThat(answer.status()).isEqualTo(500);
        assertSigned(answer, KEY);
    }

    @Test
    default void aCallWithoutSignatureIsRefused() throws IOException {
        expectRefused(run().discover());
    }

    @Test
    default void aCallWithAnEmptySignatureIsRefused() throws IOException {
        expectRefused(run().discover().header("X-Inngest-Signature", ""));
    }

    @Test
    default void aCallSignedWithAnotherKeyIsRefused() throws IOException {
        expectRefused(run().discover().signed(OTHER_KEY));
    }

    @Test
    default void aCallWhoseBodyWasChangedIsRefused() throws IOException {
        Call call = run().data("{'amount':1}").discover().signed(KEY);
        String changed = new String(call.body(), StandardCharsets.UTF_8).replace("\"amount\":1", "\"amount\":9");
        expectRefused(call.json(changed));
    }

    @Test
    default void anOldCallIsRefused() throws IOException {
        expectRefused(signedAt(Instant.now().minusSeconds(360)));
    }

    @Test
    default void aCallFromTheFutureIsRefused() throws IOException {
        expectRefused(signedAt(Instant.now().plusSeconds(360)));
    }

    @Test
    default void clocksMayDifferByMinutes() throws IOException {
        Endpoint endpoint = serveSigned((run, step) -> "done");
        assertThat(endpoint.send(signedAt(Instant.now().minusSeconds(240))).status())
                .isEqualTo(200);
        assertThat(endpoint.send(signedAt(Instant.now().plusSeconds(240))).status())
                .isEqualTo(200);
    }

    @Test
    default void aHeaderThatClaimsADevServerOpensNothing() throws IOException {
        expectRefused(run().discover().header("X-Inngest-Server-Kind", "dev"));
    }

    @Test
    default void theBytesCountAsTheyAre() throws IOException {
        Call call = run().discover();
        String spaced = "\n " + new String(call.body(), StandardCharsets.UTF_8).replace(",\"", " , \"") + " \n";
        Answer answer =
                serveSigned((run, step) -> "done").send(call.json(spaced).signed(KEY));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    default void aCallThatARedirectTurnedIntoAGetIsExecuted() throws IOException {
        Answer answer = serveSigned((run, step) -> step.run("a", Integer.class, () -> 1))
                .send(run().discover().signed(KEY).as("GET"));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.opNames()).containsExactly("StepRun a");
        assertSigned(answer, KEY);
    }

    @Test
    default void aCallThatARedirectTurnedIntoAGetNeedsItsSignature() throws IOException {
        expectRefused(run().discover().as("GET"));
    }

    @Test
    default void aProbeOfTrustIsAnsweredWithASignature() throws IOException {
        Answer answer = serveSigned((run, step) -> "done")
                .send(Call.of("POST").query("?probe=trust").signed(KEY));
        assertThat(answer.status()).isEqualTo(200);
        assertSigned(answer, KEY);
    }

    @Test
    default void aProbeOfTrustWithoutSignatureIsRefused() throws IOException {
        expectRefused(Call.of("POST").query("?probe=trust"));
    }

    @Test
    default void withoutAKeyNothingIsExecuted() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Answer answer = serve(settings -> {}, Stage.function((run, step) -> runs.incrementAndGet()))
                .send(run().discover().signed(KEY));
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(runs).hasValue(0);
    }
}
