package io.github.inngest4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in a request can neither fill the log nor be taken for another line of it. */
class HostileLogTest {

    private final Logger logger = Logger.getLogger("io.github.inngest4j");
    private final List<String> lines = new ArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(new SimpleFormatter().formatMessage(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void record() {
        logger.addHandler(recorder);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(recorder);
    }

    private static String body(String runId, String hash) {
        return "{\"ctx\":{\"run_id\":\"" + runId + "\"},\"event\":{\"name\":\"shop/any\",\"data\":{}},\"steps\":{\""
                + hash + "\":{\"data\":1}}}";
    }

    private static InngestFunction swallowing() {
        return InngestFunction.define("swallowing").onEvent("shop/any").handler((run, step) -> {
            try {
                step.run("first", Integer.class, () -> 1);
            } catch (Throwable e) {
                return "swallowed";
            }
            return "not swallowed";
        });
    }

    @Test
    void linesThatNameARunAreShortAndSingle() {
        InngestFunction plain =
                InngestFunction.define("plain").onEvent("shop/any").handler((run, step) -> "done");
        String runId = "1\\r\\nSEVERE: forged\\u2028\\u202e" + "r".repeat(100_000);
        String hash = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33";
        try (Doorway dev = Doorway.with(builder -> builder.dev(true), plain, swallowing())) {
            for (String function : List.of("plain", "swallowing")) {
                dev.ask("POST", "/api/inngest?fnId=shop-" + function)
                        .body(body(runId, hash))
                        .answer();
            }
        }
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThan(700)
                        .contains("SEVERE: forged", "rrr")
                        .doesNotContain("\r", "\n", "\u2028", "\u202e"));
    }
}
