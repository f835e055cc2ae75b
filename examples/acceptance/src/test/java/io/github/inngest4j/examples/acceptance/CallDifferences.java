package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.AnswerDifferences.in;

import io.github.inngest4j.examples.acceptance.WireJson.Any;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How calls to the server differ from those that were recorded with the TypeScript SDK, and why. */
final class CallDifferences {

    private static final String AUTHORIZATION = "authorization";

    private static final Predicate<RecordedExchange> REGISTRATION =
            call -> call.path().startsWith("/fn/register");

    private static final Set<String> OF_A_STEP = Set.of("id", "op", "name", "displayName", "userland", "data");

    /** All, in the order in which they are applied. */
    static final List<Difference> ALL = List.of(
            new Difference(
                    "without a key there is no authorization: the TypeScript SDK sends the word undefined, or nothing",
                    call -> call.header(AUTHORIZATION)
                            .filter(List.of("Bearer", "Bearer undefined")::contains)
                            .isPresent(),
                    call -> call.withHeaders(without(call, AUTHORIZATION))),
            new Difference(
                    "every request says that it comes from an SDK",
                    call -> true,
                    call -> call.withHeaders(with(call, "x-inngest-sdk-handled", "true"))),
            new Difference(
                    "an event without a time gets that of its sending",
                    in("dev/send-event", "signed/send-event", "dev/mw-transform", "dev/mw-encrypt"),
                    call -> call.withBody(withAnyTimes(call.body()))),
            new Difference(
                    "what is registered is this SDK and what it serves; observations of features are the TypeScript SDK's",
                    REGISTRATION,
                    call -> call.withBody(registration(call.body()))),
            new Difference(
                    "of a step that is stored only what means something is sent; the TypeScript SDK lets internals out",
                    call -> call.path().startsWith("/v1/checkpoint/"),
                    call -> call.withBody(checkpoint(call.body()))),
            new Difference(
                    "deployId belongs into the query and nowhere else: the specification forbids it in addresses",
                    in("protocol/sync-out-of-band", "protocol/sync-deploy-id-not-in-urls"),
                    call -> call.withBody(withoutDeployId(call.body()))));

    private CallDifferences() {}

    /** The recorded calls but for those that this SDK does not make, and with those that only this one makes. */
    static List<RecordedExchange> made(Transcript transcript) {
        return switch (transcript.name()) {
            // That the server refuses an event is final, so it is not asked again.
            case "protocol/event-api-rejects" -> transcript.calls().subList(0, 1);
            // Without the events there is no use in the steps.
            case "protocol/use-api-failure" -> transcript.calls().subList(0, 1);
            // What is left in the buffer is stored, too, so that the run can end with its result.
            case "dev/checkpoint-buffered" ->
                List.of(
                        transcript.calls().get(0),
                        rest(transcript.calls().get(0), transcript.requests().get(0)));
            default -> transcript.calls();
        };
    }

    private static RecordedExchange rest(RecordedExchange checkpoint, RecordedExchange call) {
        Map<String, Object> body = WireJson.object(checkpoint.body());
        body.put("steps", List.of(((List<?>) call.reply().body()).get(0)));
        return checkpoint.withBody(body);
    }

    private static Object checkpoint(Object recorded) {
        Map<String, Object> body = WireJson.object(recorded);
        body.put("request_started_at", Any.NUMBER);
        body.put("ts", Any.NUMBER);
        List<Object> steps = new ArrayList<>();
        for (Object each : (List<?>) body.get("steps")) {
            Map<String, Object> step = WireJson.object(each);
            step.keySet().retainAll(OF_A_STEP);
            step.put("timing", Map.of("a", Any.NUMBER, "b", Any.NUMBER));
            steps.add(step);
        }
        body.put("steps", steps);
        return body;
    }

    private static Object registration(Object recorded) {
        Map<String, Object> body = WireJson.object(recorded);
        body.remove("featureObservations");
        body.put("capabilities", IntrospectionDifferences.CAPABILITIES);
        body.put("framework", Any.TEXT);
        body.put("functions", Registrations.expected(body.get("functions")));
        body.put("sdk", Any.TEXT);
        return body;
    }

    private static Object withoutDeployId(Object recorded) {
        Map<String, Object> body = WireJson.object(recorded);
        body.remove("deployId");
        return WireJson.mapTexts(
                body, text -> text.replace("?deployId=dep-123&", "?").replace("?deployId=dep-123", ""));
    }

    private static Object withAnyTimes(Object events) {
        List<Object> copy = new ArrayList<>();
        for (Object each : (List<?>) events) {
            Map<String, Object> event = WireJson.object(each);
            event.put("ts", Any.NUMBER);
            copy.add(event);
        }
        return copy;
    }

    private static List<Map.Entry<String, String>> without(RecordedExchange call, String header) {
        return call.headers().stream()
                .filter(each -> !each.getKey().equals(header))
                .toList();
    }

    private static List<Map.Entry<String, String>> with(RecordedExchange call, String header, String value) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(without(call, header));
        headers.add(Map.entry(header, value));
        return headers;
    }
}
