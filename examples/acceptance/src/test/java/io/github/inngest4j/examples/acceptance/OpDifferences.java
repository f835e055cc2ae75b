package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Difference.ofReply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How the operations of a 206 are written differently. */
final class OpDifferences {

    private static final Set<String> FAILED = Set.of("StepError", "StepFailed");

    static final List<Difference> ALL = List.of(
            ofOps("timing is for charts of the server, and no part of the specification", op -> op.remove("timing")),
            ofOps("the TypeScript SDK tells the error of a step that failed for good twice, as data too", op -> {
                if ("StepFailed".equals(op.get("op"))) {
                    op.put("data", null);
                }
            }),
            ofOps(
                    "the name of an operation is the id of its step: the conformance runner demands it of run steps; what"
                            + " the TypeScript SDK writes there goes into opts, where the server looks as well",
                    OpDifferences::moveName),
            ofOps("the n-th step of an id shows its number", OpDifferences::showNumber),
            ofOps(
                    "no headers, no member; and no options, no opts: the conformance runner demands it of run steps",
                    OpDifferences::dropEmpty),
            ofOps("errors are told in another language", op -> {
                if (FAILED.contains((String) op.get("op"))) {
                    op.put("error", ErrorDifferences.inJava(op.get("error")));
                }
            }));

    private OpDifferences() {}

    /** A difference in every operation of every answer that has some. */
    private static Difference ofOps(String reason, Consumer<Map<String, Object>> change) {
        return ofReply(
                reason,
                exchange -> exchange.reply().status() == 206,
                reply -> reply.mapBody(body -> {
                    List<Object> ops = new ArrayList<>();
                    for (Object each : (List<?>) body) {
                        Map<String, Object> op = WireJson.object(each);
                        if (op.containsKey("userland")) {
                            change.accept(op);
                        }
                        ops.add(op);
                    }
                    return ops;
                }));
    }

    private static Map<String, Object> opts(Map<String, Object> op) {
        return op.get("opts") == null ? new LinkedHashMap<>() : WireJson.object(op.get("opts"));
    }

    private static void moveName(Map<String, Object> op) {
        Map<String, Object> opts = opts(op);
        switch ((String) op.get("op")) {
            case "Sleep" -> opts.put("duration", time((String) op.get("name")));
            case "WaitForEvent" -> opts.put("event", op.get("name"));
            default -> {
                // Others have all they need in opts.
            }
        }
        op.put("opts", opts);
        op.put("name", WireJson.object(op.get("userland")).get("id"));
    }

    /** A time without a fraction that is zero. */
    private static String time(String durationOrTime) {
        return durationOrTime.endsWith("Z") ? Instant.parse(durationOrTime).toString() : durationOrTime;
    }

    private static void showNumber(Map<String, Object> op) {
        Map<String, Object> userland = WireJson.object(op.get("userland"));
        if (userland.containsKey("index")) {
            String visible = userland.get("id") + ":" + userland.get("index");
            op.put("name", visible);
            op.put("displayName", visible);
        }
    }

    private static void dropEmpty(Map<String, Object> op) {
        Map<String, Object> opts = opts(op);
        opts.remove("headers", Map.of());
        if (opts.isEmpty()) {
            op.remove("opts");
        } else {
            op.put("opts", opts);
        }
    }
}
