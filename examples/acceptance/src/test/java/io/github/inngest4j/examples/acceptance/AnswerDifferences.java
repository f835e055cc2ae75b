package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Difference.ofReply;

import io.github.inngest4j.examples.acceptance.WireJson.Any;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How answers differ from those that were recorded with the TypeScript SDK, and why. */
final class AnswerDifferences {

    private static final String NO_RETRY = "x-inngest-no-retry";

    /** The headers of every answer to a call of a cloud server with a valid signature. */
    private static final Map<String, String> CALL_HEADERS = new TreeMap<>(Map.of(
            "content-type", "application/json",
            "user-agent", "present",
            "x-inngest-expected-server-kind", "cloud",
            "x-inngest-framework", "present",
            "x-inngest-req-version", "2",
            "x-inngest-sdk", "present",
            "x-inngest-sdk-handled", "true",
            "x-inngest-signature", "valid"));

    /** An error of the SDK itself, in its own words. */
    private static final Map<String, Object> SDK_ERROR = Map.of("name", Any.TEXT, "message", Any.TEXT);

    /** All, in the order in which they are applied. */
    static final List<Difference> ALL = all();

    private AnswerDifferences() {}

    static Reply expected(RecordedExchange exchange) {
        RecordedExchange expected = exchange.withReply(ComparedAnswer.of(exchange.reply()));
        for (Difference difference : ALL) {
            expected = difference.apply(expected);
        }
        return expected.reply();
    }

    private static List<Difference> all() {
        List<Difference> all = new ArrayList<>();
        all.addAll(ofCheckpoints());
        all.addAll(OpDifferences.ALL);
        all.addAll(ofFailures());
        all.addAll(ofRaces());
        all.addAll(ofSignals());
        all.addAll(ofRefusals());
        all.addAll(SyncDifferences.ALL);
        all.addAll(IntrospectionDifferences.ALL);
        return List.copyOf(all);
    }

    private static List<Difference> ofCheckpoints() {
        return List.of(ofReply(
                "a run ends with its result, once all of its steps are stored: the server shows no output of a run that is"
                        + " ended by an operation",
                exchange -> end(exchange.reply().body()).isPresent(),
                reply -> reply.withStatus(200)
                        .mapBody(ops -> end(ops).orElseThrow().get("data"))));
    }

    /** The operation that ends a run, of those of an answer. */
    private static Optional<Map<String, Object>> end(Object body) {
        return body instanceof List<?> ops
                ? ops.stream()
                        .filter(AnswerDifferences::isEnd)
                        .map(WireJson::object)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isEnd(Object op) {
        return op instanceof Map<?, ?> members && "RunComplete".equals(members.get("op"));
    }

    private static List<Difference> ofFailures() {
        return List.of(
                ofReply(
                        "errors are told in another language",
                        exchange -> isError(exchange.reply()) && !escapedFromStep(exchange),
                        reply -> reply.mapBody(ErrorDifferences::inJava)),
                ofReply(
                        "an error that escapes from a step has no stack of its own; its name is the recorded one",
                        exchange -> isError(exchange.reply()) && escapedFromStep(exchange),
                        reply -> reply.mapBody(ErrorDifferences::withoutStack)),
                ofReply(
                        "the last attempt of a function fails like those before: that none is left is counted by the"
                                + " server (either form will do)",
                        in(4, "dev/fn-error", "signed/fn-error")
                                .or(in(2, "dev/on-failure", "signed/on-failure", "protocol/last-attempt")),
                        reply -> reply.withStatus(500).with(NO_RETRY, "false")),
                ofReply(
                        "the client tells in its own words why the server did not take an event",
                        in("protocol/event-api-rejects"),
                        reply -> reply.mapBody(AnswerDifferences::anyMessage)),
                ofReply(
                        "dates are given to the second, rounded up: the server reads no more of them",
                        in(2, "protocol/retry-after-formats", "dev/retry-after-date"),
                        reply -> reply.with(
                                "retry-after", roundedUp(reply.headers().get("retry-after")))));
    }

    private static boolean isError(Reply reply) {
        return reply.status() >= 400
                && reply.body() instanceof Map<?, ?> error
                && error.containsKey("stack")
                && !error.containsKey("type");
    }

    private static boolean escapedFromStep(RecordedExchange exchange) {
        return exchange.reply().status() == 400
                && exchange.body() instanceof Map<?, ?> call
                && call.get("steps") instanceof Map<?, ?> steps
                && steps.toString().contains("error=");
    }

    private static List<Difference> ofRaces() {
        return List.of(ofReply(
                "a function that returns ends its run: losers of a race are not reported again",
                in(5, "dev/race").or(in(3, "dev/race-sleep")),
                reply -> reply.withStatus(200).withBody(Map.of("winner", "fast"))));
    }

    private static List<Difference> ofSignals() {
        return List.of(
                ofReply(
                        "that nobody waited for a signal is recorded as null",
                        in(2, "dev/signal-send-nobody"),
                        reply -> reply.mapBody(ops -> {
                            Map<String, Object> op = WireJson.object(((List<?>) ops).get(0));
                            op.put("data", Collections.singletonMap("runId", null));
                            return List.of(op);
                        })),
                ofReply(
                        "the function gives null where nobody waited",
                        in(4, "dev/signal-send-nobody"),
                        reply -> reply.withBody(Map.of("res", Collections.singletonMap("runId", null)))));
    }

    private static List<Difference> ofRefusals() {
        return List.of(
                ofReply(
                        "the signature covers the raw bytes, as the specification says; the TypeScript SDK signs its own"
                                + " rendering of the JSON and refuses what is formatted otherwise",
                        in("protocol/call-signature-raw-body"),
                        accepted(Map.of("hello", "raw"))),
                ofReply(
                        "what cannot be understood is refused by status 400, after its signature was checked",
                        in(
                                        "protocol/empty-body",
                                        "protocol/json-without-event",
                                        "protocol/malformed-json",
                                        "protocol/missing-fn-id")
                                .or(in(2, "protocol/deeply-nested-json")),
                        refused(400)),
                ofReply(
                        "the SDK's own errors are in its own words, and say that they may be retried",
                        in("protocol/unknown-function", "protocol/step-not-found", "protocol/use-api-failure"),
                        reply -> reply.withBody(SDK_ERROR).with(NO_RETRY, "false")));
    }

    private static UnaryOperator<Reply> accepted(Object body) {
        return reply -> new Reply(200, CALL_HEADERS, body);
    }

    private static UnaryOperator<Reply> refused(int status) {
        return reply -> new Reply(status, CALL_HEADERS, SDK_ERROR).with(NO_RETRY, "false");
    }

    private static Object anyMessage(Object ops) {
        Map<String, Object> op = WireJson.object(((List<?>) ops).get(0));
        Map<String, Object> error = WireJson.object(op.get("error"));
        error.put("message", Any.TEXT);
        op.put("error", error);
        return List.of(op);
    }

    private static String roundedUp(String date) {
        Instant time = Instant.parse(date);
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return (time.equals(second) ? second : second.plusSeconds(1)).toString();
    }

    /** The exchanges of some transcripts. */
    static Predicate<RecordedExchange> in(String... scenarios) {
        return exchange -> exchange.isOf(scenarios);
    }

    /** One exchange in some transcripts. */
    static Predicate<RecordedExchange> in(int number, String... scenarios) {
        return exchange -> exchange.number() == number && exchange.isOf(scenarios);
    }
}
