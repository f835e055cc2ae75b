package io.github.inngest4j.serve;

import static io.github.inngest4j.serve.Doorway.BODY;
import static io.github.inngest4j.serve.Doorway.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.internal.security.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No answer and no log tells a key, or the value of a variable, whatever happens. */
class SecrecyTest {

    private static final List<String> SECRETS = List.of(
            "5ca1ab1e5ca1ab1e",
            "0ddba1170ddba117",
            Doorway.EVENT_KEY,
            Doorway.KEY.hash(),
            Doorway.FALLBACK.hash(),
            SigningKey.parse(Doorway.KEY_TEXT).bearer());

    /** Values that the documents for those who can sign are made of, and nobody else gets. */
    private static final List<String> VALUES =
            List.of("unreachable.invalid", "origin.invalid", "secret-path", "7654321");

    private final Logger logger = Logger.getLogger("io.github.inngest4j");
    private final StringWriter log = new StringWriter();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.append(new SimpleFormatter().format(entry));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(log, true));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void record() {
        logger.setLevel(Level.ALL);
        recorder.setLevel(Level.ALL);
        logger.addHandler(recorder);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(recorder);
        logger.setLevel(null);
    }

    private static InngestBuilder unreachable(InngestBuilder builder) {
        return builder.signingKey(Doorway.KEY_TEXT)
                .signingKeyFallback(Doorway.FALLBACK_TEXT)
                .baseUrl("http://unreachable.invalid:1")
                .servePath("/secret-path")
                .maxStateSize(7654321);
    }

    private static InngestFunction sending() {
        return InngestFunction.define("sending").onEvent("shop/sending").handler((run, step) -> {
            step.sendEvent("emit", InngestEvent.of("inngest/reserved", Map.of()));
            return null;
        });
    }

    private static InngestFunction signalling() {
        return InngestFunction.define("signalling").onEvent("shop/signalling").handler((run, step) -> {
            step.sendSignal("emit", "signal", Map.of());
            return null;
        });
    }

    private static List<ServeResponse> everything(Doorway doorway) {
        String useApi = BODY.replace("\"run_id\"", "\"use_api\":true,\"run_id\"");
        List<ServeResponse> answers = new ArrayList<>();
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            for (String path : List.of("/api/inngest", CALL, "/api/inngest?probe=trust", "/api/inngest?probe=x")) {
                for (String body : List.of("", "{", BODY, useApi)) {
                    answers.add(doorway.ask(method, path).body(body).answer());
                    answers.add(doorway.ask(method, path)
                            .body(body)
                            .header("X-Inngest-Signature", "t=1&s=00")
                            .answer());
                    if (!method.equals("GET")) {
                        answers.add(
                                doorway.ask(method, path).body(body).signed().answer());
                    }
                }
            }
        }
        for (String function : List.of("failing", "unknown", "sending", "signalling")) {
            answers.add(doorway.ask("POST", "/api/inngest?fnId=shop-" + function)
                    .body(BODY)
                    .signed()
                    .answer());
        }
        answers.add(doorway.ask("PUT", "/api/inngest").host("evil.example").answer());
        answers.add(doorway.ask("PUT", "/api/inngest")
                .header("X-Inngest-Sync-Kind", "in_band")
                .answer());
        return answers;
    }

    private static String text(ServeResponse answer) {
        return answer.status() + " " + answer.headers() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsTold() {
        List<ServeResponse> answers = new ArrayList<>();
        try (Doorway cloud = Doorway.with(SecrecyTest::unreachable, sending(), signalling());
                Doorway keyless = Doorway.with(builder -> builder.servePath("/secret-path"));
                Doorway fixed = Doorway.with(builder -> unreachable(builder)
                        .serveOrigin("http://origin.invalid")
                        .syncOnStart(true))) {
            answers.addAll(everything(cloud));
            answers.addAll(everything(keyless));
            answers.addAll(everything(fixed));
            fixed.handler.start();
            fixed.handler.close();
            answers.addAll(everything(fixed));
        }
        assertThat(answers).hasSizeGreaterThan(200);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(text(answer))
                        .doesNotContain(SECRETS)
                        .doesNotContain(VALUES)
                        .doesNotContain(valuesOfVariables()));
        assertThat(log.toString()).contains("INNGEST_SIGNING_KEY").contains("registration at start");
        assertThat(log.toString()).doesNotContain(SECRETS).doesNotContain(VALUES);
    }

    @Test
    void documentsForThoseWhoCanSignHoldNoKeysEither() {
        try (Doorway cloud = Doorway.with(SecrecyTest::unreachable)) {
            String described = text(cloud.ask("GET", "/api/inngest").signed().answer());
            String registered = text(cloud.ask("PUT", "/api/inngest")
                    .header("X-Inngest-Sync-Kind", "in_band")
                    .body("{\"url\":\"https://shop.example/\"}")
                    .signed()
                    .answer());
            assertThat(described).contains("signing_key_hash").doesNotContain(SECRETS);
            assertThat(registered).contains("signing_key_hash").doesNotContain(SECRETS);
        }
    }

    /** Whatever the process that runs this test has in its environment, but for what could be there by chance. */
    private static List<String> valuesOfVariables() {
        return System.getenv().values().stream()
                .filter(value -> value.length() > 12)
                .toList();
    }
}
