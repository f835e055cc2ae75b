package io.github.inngest4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.serve.ServeRequest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call of a run, whose steps {@code s-0}, {@code s-1}, … are recorded each with a {@link Row}, written as the server writes
 * it: canonically, the steps in the order of their hashes, the stack in that of their completion.
 *
 * @param functionId the function, without the app's id
 * @param body the body of the request
 */
record RecordedCall(String functionId, byte[] body) {

    private static final String EVENT = """
            {"data":{"n":$n},"id":"01M83D1384WVE86QP7F8M76D78","name":"bench/call","ts":1795410660612,"user":{}}""";

    private static final String BODY = """
            {"ctx":{"attempt":0,"disable_immediate_execution":false,"env":"","fn_id":"245a6036-6524-5865-a258-fa9ec4663dd0",\
            "generation_id":1,"job_id":"3mrqqc9qkhqys","max_attempts":1,"qi_id":"M21ycXFjOXFraHF5czo6ZGVmYXVsdA==",\
            "request_id":"01M83D06VJ0F0EJ3DVAKQKVW4S","run_id":"01M83D139BGMDNBC4NHD5M310G",\
            "stack":{"current":$count,"stack":[$stack]},"step_id":"step","use_api":false},"defers":{},"event":$event,\
            "events":[$event],"steps":{$steps},"use_api":false,"version":2}""";

    /** The last call of a run: all its steps are recorded. */
    static RecordedCall last(String functionId, int steps) {
        return of(functionId, steps, steps);
    }

    /** The first call of a run: nothing is recorded yet. */
    static RecordedCall first(String functionId, int steps) {
        return of(functionId, steps, 0);
    }

    private static RecordedCall of(String functionId, int steps, int completed) {
        List<String> stack = new ArrayList<>();
        Map<String, String> recorded = new TreeMap<>();
        for (int k = 0; k < completed; k++) {
            String hash = hash("s-" + k);
            stack.add(quoted(hash));
            recorded.put(
                    hash,
                    quoted(hash) + ":{\"data\":{\"i\":" + k + ",\"text\":"
                            + quoted(Row.of(k).text()) + "}}");
        }
        String body = BODY.replace("$stack", String.join(",", stack))
                .replace("$count", Integer.toString(completed))
                .replace("$event", EVENT.replace("$n", Integer.toString(steps)))
                .replace("$steps", String.join(",", recorded.values()));
        return new RecordedCall(functionId, body.getBytes(UTF_8));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** The path and query of the request. */
    String target() {
        return BenchServer.PATH + query();
    }

    /** The query of the request. */
    String query() {
        return "?fnId=" + BenchFunctions.APP_ID + "-" + functionId + "&stepId=step";
    }

    /** The request without a signature. */
    ServeRequest unsigned() {
        return request(Map.of());
    }

    /** The request, signed at a time. */
    ServeRequest signed(String key, Instant at) {
        return request(Map.of("X-Inngest-Signature", List.of(signature(key, at))));
    }

    private ServeRequest request(Map<String, List<String>> headers) {
        return new ServeRequest("POST", URI.create("http://127.0.0.1:8080" + target()), headers, body, null, null);
    }

    /** The signature of the body (SDK specification, section 4.1). */
    String signature(String key, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        String secret = key.replaceFirst("^signkey-\\w+-", "");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update(body);
            return "t=" + time + "&s=" + HexFormat.of().formatHex(mac.doFinal(time.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    private static String hash(String stepId) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(stepId.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
