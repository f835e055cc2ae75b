package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.AnswerDifferences.in;
import static io.github.inngest4j.examples.acceptance.Difference.ofReply;

import io.github.inngest4j.examples.acceptance.WireJson.Any;
import java.util.List;
import java.util.Map;

/** How answers to requests to sync differ. */
final class SyncDifferences {

    static final List<Difference> ALL = List.of(
            ofReply(
                    "the TypeScript SDK hides from an unsigned sender what answers it; the specification wants the headers"
                            + " in every answer",
                    in(
                            "protocol/sync-api-down",
                            "protocol/sync-config",
                            "protocol/sync-deploy-id-not-in-urls",
                            "protocol/sync-error",
                            "protocol/sync-error-without-status",
                            "protocol/sync-failure-handler",
                            "protocol/sync-out-of-band"),
                    reply -> reply.with("user-agent", "present")
                            .with("x-inngest-expected-server-kind", "cloud")
                            .with("x-inngest-framework", "present")
                            .with("x-inngest-sdk", "present")
                            .with("x-inngest-sync-kind", "out_of_band")),
            ofReply(
                    "an out-of-band sync has nothing to do with the version of calls",
                    in("protocol/dev-sync"),
                    reply -> reply.without("x-inngest-req-version")),
            ofReply(
                    "the message is the specification's, or the SDK's own",
                    exchange -> exchange.method().equals("PUT")
                            && exchange.reply().body() instanceof Map<?, ?> body
                            && (Boolean.TRUE.equals(body.get("modified")) || exchange.isOf("protocol/sync-api-down")),
                    reply -> reply.mapBody(SyncDifferences::anyMessage)),
            ofReply(
                    "a server that refuses the registration is answered with 500 (specification, section 4.3.3); the"
                            + " TypeScript SDK takes the server's status, or wrongly 200",
                    in("protocol/sync-error", "protocol/sync-error-without-status"),
                    reply -> reply.withStatus(500)),
            ofReply(
                    "the answer to an in-band sync describes this SDK and its functions",
                    in("protocol/sync-in-band"),
                    reply -> reply.mapBody(SyncDifferences::inBand)));

    private SyncDifferences() {}

    private static Object anyMessage(Object body) {
        Map<String, Object> answer = WireJson.object(body);
        answer.put("message", Any.TEXT);
        return answer;
    }

    private static Object inBand(Object recorded) {
        Map<String, Object> answer = WireJson.object(recorded);
        // Observations of features that only the TypeScript SDK has.
        answer.remove("featureObservations");
        answer.put("capabilities", IntrospectionDifferences.CAPABILITIES);
        answer.put("framework", Any.TEXT);
        answer.put("functions", Registrations.expected(answer.get("functions")));
        answer.put("inspection", IntrospectionDifferences.describingThisApp(answer.get("inspection")));
        answer.put("platform", null);
        answer.put("sdk", Any.TEXT);
        answer.put("sdk_author", "inngest4j");
        answer.put("sdk_language", "java");
        answer.put("sdk_version", Any.TEXT);
        return answer;
    }
}
