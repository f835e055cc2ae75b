package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.AnswerDifferences.in;
import static io.github.inngest4j.examples.acceptance.Difference.ofReply;

import io.github.inngest4j.examples.acceptance.WireJson.Any;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How answers that describe the app differ. */
final class IntrospectionDifferences {

    /** What this SDK can do beyond the basics: it does not connect, but syncs in band. */
    static final Map<String, Object> CAPABILITIES = Map.of("in_band_sync", "v1", "trust_probe", "v1");

    static final List<Difference> ALL = List.of(
            ofReply(
                    "the description is that of this SDK and app, and says more to everybody: which capabilities there are,"
                            + " whether a second key is there, and whether the signature was valid",
                    in("protocol/introspect-signed", "protocol/dev-introspect"),
                    reply -> reply.mapBody(IntrospectionDifferences::describingThisApp)),
            ofReply(
                    "who cannot sign sees the public document with status 200, as the specification says, and nothing else",
                    in(
                            "protocol/introspect-expired",
                            "protocol/introspect-unsigned",
                            "protocol/introspect-wrong-signature"),
                    reply -> new Reply(200, publicHeaders(reply), publicDocument())),
            ofReply(
                    "whether a signature was valid is null where there was none",
                    in("protocol/introspect-unsigned", "protocol/dev-introspect"),
                    reply -> reply.mapBody(body -> with(body, "authentication_succeeded", null))),
            ofReply(
                    "keys that are not there are not there",
                    in("protocol/dev-introspect"),
                    reply -> reply.mapBody(body -> with(body, "has_signing_key_fallback", false))));

    private IntrospectionDifferences() {}

    static Map<String, Object> describingThisApp(Object recorded) {
        Map<String, Object> document = WireJson.object(recorded);
        document.remove("extra");
        document.put("capabilities", CAPABILITIES);
        document.put("function_count", Any.OPTIONAL);
        document.put("has_signing_key_fallback", true);
        if (document.containsKey("sdk_language")) {
            document.put("framework", Any.TEXT);
            document.put("sdk_language", "java");
            document.put("sdk_version", Any.TEXT);
        }
        return document;
    }

    private static Map<String, String> publicHeaders(Reply recorded) {
        return recorded.with("user-agent", "present")
                .with("x-inngest-framework", "present")
                .with("x-inngest-req-version", "2")
                .with("x-inngest-sdk", "present")
                .headers();
    }

    private static Map<String, Object> publicDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("authentication_succeeded", false);
        document.put("capabilities", CAPABILITIES);
        document.put("function_count", Any.OPTIONAL);
        document.put("has_event_key", true);
        document.put("has_signing_key", true);
        document.put("has_signing_key_fallback", true);
        document.put("mode", "cloud");
        document.put("schema_version", "2024-05-24");
        return document;
    }

    private static Object with(Object document, String member, Object value) {
        Map<String, Object> copy = WireJson.object(document);
        copy.put(member, value);
        return copy;
    }
}
