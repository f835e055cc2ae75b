package io.github.inngest4j.examples.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Answers reduced to what is compared: the headers that mean something, in a form that is the same for every SDK. */
final class ComparedAnswer {

    /** Headers whose value is compared. */
    private static final Set<String> VALUES = Set.of(
            "content-type",
            "retry-after",
            "x-inngest-expected-server-kind",
            "x-inngest-no-retry",
            "x-inngest-req-version",
            "x-inngest-sdk-handled",
            "x-inngest-sync-kind");

    /** Headers that name the SDK: it matters whether they are there. */
    private static final Set<String> PRESENCE = Set.of("user-agent", "x-inngest-framework", "x-inngest-sdk");

    private static final String SIGNATURE = "x-inngest-signature";

    private ComparedAnswer() {}

    /** The answer of the app under test to a request that was signed with a key, or not at all. */
    static Reply of(Doorway.Answer answer, String key) {
        Map<String, String> headers = reduced(answer.headers());
        String signature = answer.headers().get(SIGNATURE);
        if (signature != null) {
            boolean valid = key != null
                    && WireSignature.parse(signature)
                            .filter(made -> made.isBy(key, answer.body()))
                            .isPresent();
            headers.put(SIGNATURE, valid ? "valid" : "not valid");
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return new Reply(answer.status(), headers, body(text));
    }

    /** A recorded answer. */
    static Reply of(Reply recorded) {
        Map<String, String> headers = reduced(recorded.headers());
        if (recorded.headers().containsKey(SIGNATURE)) {
            headers.put(SIGNATURE, "valid");
        }
        return new Reply(recorded.status(), headers, ordered(recorded.body()));
    }

    private static Object body(String text) {
        return text.isEmpty() ? null : Registrations.comparable(ordered(WireJson.plain(WireJson.read(text))));
    }

    /** Operations are a set: they are put into the order of their ids. */
    private static Object ordered(Object body) {
        if (body instanceof List<?> elements && elements.stream().allMatch(ComparedAnswer::isOp)) {
            return elements.stream()
                    .sorted(Comparator.comparing(
                            op -> (String) WireJson.object(op).get("id")))
                    .toList();
        }
        return body;
    }

    private static boolean isOp(Object element) {
        return element instanceof Map<?, ?> op && op.containsKey("op") && op.containsKey("id");
    }

    private static Map<String, String> reduced(Map<String, String> headers) {
        Map<String, String> reduced = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (VALUES.contains(name)) {
                reduced.put(name, value.replaceFirst(";.*", ""));
            } else if (PRESENCE.contains(name)) {
                reduced.put(name, "present");
            }
        });
        return reduced;
    }
}
