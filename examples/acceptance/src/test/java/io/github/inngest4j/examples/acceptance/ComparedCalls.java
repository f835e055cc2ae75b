package io.github.inngest4j.examples.acceptance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls of the app to the server, in the order of their paths, reduced to what is compared. Each is an object with
 * {@code request}, {@code headers} and {@code body}.
 *
 * @param calls the calls
 */
record ComparedCalls(List<Object> calls) {

    private static final Set<String> HEADERS = Set.of(
            "authorization",
            "content-type",
            "x-inngest-expected-server-kind",
            "x-inngest-sdk-handled",
            "x-inngest-sync-kind");

    private static final String SEED = "x-inngest-event-id-seed";
    private static final String SEED_FORMAT = "\\d{13},[A-Za-z0-9+/]{14}==";

    /** What is expected where something was recorded. */
    static ComparedCalls recorded(Transcript transcript, Hosts hosts) {
        List<RecordedExchange> expected = new ArrayList<>();
        for (RecordedExchange call : CallDifferences.made(transcript)) {
            for (Difference difference : CallDifferences.ALL) {
                call = difference.apply(call);
            }
            expected.add(call);
        }
        List<Object> calls = new ArrayList<>();
        Seeds seeds = new Seeds();
        expected.stream().sorted(Comparator.comparing(RecordedExchange::path)).forEach(call -> {
            Map<String, String> headers = new TreeMap<>();
            call.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
            calls.add(call(call.method(), call.path(), headers, hosts.in(call.body()), seeds));
        });
        return new ComparedCalls(calls);
    }

    /** What came in, but for what the function "ping-stub" asks for. */
    static ComparedCalls received(List<ServerStub.ReceivedCall> received) {
        List<Object> calls = new ArrayList<>();
        Seeds seeds = new Seeds();
        received.stream()
                .filter(call -> !call.path().startsWith("/hit/"))
                .sorted(Comparator.comparing(ServerStub.ReceivedCall::path))
                .forEach(call -> {
                    Object body = call.body().isEmpty() ? null : WireJson.plain(WireJson.read(call.body()));
                    calls.add(call(call.method(), call.path(), call.headers(), Registrations.comparable(body), seeds));
                });
        return new ComparedCalls(calls);
    }

    private static Map<String, Object> call(
            String method, String path, Map<String, String> headers, Object body, Seeds seeds) {
        Map<String, Object> compared = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (HEADERS.contains(name)) {
                compared.put(name, value);
            }
        });
        compared.put("x-inngest-sdk", headers.containsKey("x-inngest-sdk") ? "present" : "absent");
        if (headers.containsKey(SEED)) {
            compared.put(SEED, seeds.number(headers.get(SEED)));
        }
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("request", method + " " + path);
        call.put("headers", compared);
        call.put("body", body);
        return call;
    }

    List<String> differencesTo(ComparedCalls actual) {
        return WireJson.differences(calls, actual.calls);
    }

    /** Seeds are random, but which are the same is not. */
    private static final class Seeds {

        private final List<String> seen = new ArrayList<>();

        String number(String seed) {
            if (!seed.matches(SEED_FORMAT)) {
                return "not a seed: " + seed;
            }
            if (!seen.contains(seed)) {
                seen.add(seed);
            }
            return "seed " + seen.indexOf(seed);
        }
    }
}
