package io.github.inngest4j.benchmarks;

import java.time.Instant;
import java.util.Locale;

/** A kind of request whose cost is measured. */
enum Scenario {
    READING_PLAIN(ComparisonServer.READING, Calls.PLAIN),
    PLAIN(BenchServer.PATH, Calls.PLAIN),
    PARSING_100(ComparisonServer.PARSING, Calls.REPLAY_100),
    REPLAY_100(BenchServer.PATH, Calls.REPLAY_100),
    READING_1000(ComparisonServer.READING, Calls.REPLAY_1000),
    PARSING_1000(ComparisonServer.PARSING, Calls.REPLAY_1000),
    REPLAY_1000(BenchServer.PATH, Calls.REPLAY_1000),
    MACS_1000(ComparisonServer.SIGNING, Calls.REPLAY_1000),
    SIGNED_1000(ComparisonServer.SIGNED_APP, Calls.REPLAY_1000),
    READING_PLAN(ComparisonServer.READING, Calls.PLAN_100),
    PLAN_100(BenchServer.PATH, Calls.PLAN_100);

    private static final class Calls {

        private static final RecordedCall PLAIN = RecordedCall.last("bench-plain", 0);
        private static final RecordedCall REPLAY_100 = RecordedCall.last("bench-replay", 100);
        private static final RecordedCall REPLAY_1000 = RecordedCall.last("bench-replay", 1000);
        private static final RecordedCall PLAN_100 = RecordedCall.first("bench-parallel", 100);
    }

    private final String path;
    private final RecordedCall call;

    Scenario(String path, RecordedCall call) {
        this.path = path;
        this.call = call;
    }

    /** The complete request at a time, which is in its signature if it has one. */
    byte[] request(Instant now) {
        String signature = path.equals(ComparisonServer.SIGNED_APP)
                ? "X-Inngest-Signature: " + call.signature(BenchApp.SIGNING_KEY, now) + "\r\n"
                : "";
        return Connection.request(path + call.query(), call.body(), signature);
    }

    /** Whether an answer is the right one. */
    boolean accepts(Connection.Answer answer) {
        return switch (this) {
            case READING_PLAIN, READING_1000, READING_PLAN, PARSING_100, PARSING_1000, MACS_1000, PLAIN ->
                answer.status() == 200 && answer.text().equals("{\"ok\":true}");
            case REPLAY_100 -> answer.status() == 200 && answer.text().equals("4950");
            case REPLAY_1000, SIGNED_1000 ->
                answer.status() == 200 && answer.text().equals("499500");
            case PLAN_100 -> answer.status() == 206 && answer.text().split("StepPlanned", -1).length == 101;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
