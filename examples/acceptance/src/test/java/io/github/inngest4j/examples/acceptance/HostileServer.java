package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server whose answers were recorded, and are damaged: garbage, cut, too long, of any status, or none. It repeats the keys
 * it is sent where it complains. For one thread.
 */
final class HostileServer implements WatchedTransport {

    private static final List<Integer> STATUSES = List.of(
            200, 200, 200, 200, 201, 204, 301, 302, 307, 400, 401, 403, 404, 410, 413, 429, 500, 502, 503, 504, 999,
            100);

    private final Map<String, List<RecordedExchange>> recorded = new HashMap<>();
    private final List<String> answered = new ArrayList<>();
    private Chance chance = new Chance(0, 0);
    private final List<HttpCall> calls = new ArrayList<>();
    private long bytes;
    private boolean interrupting;

    HostileServer() {
        for (Transcript transcript : Transcript.all()) {
            for (RecordedExchange call : transcript.calls()) {
                recorded.computeIfAbsent(kind(call.path()), kind -> new ArrayList<>())
                        .add(call);
            }
        }
    }

    /** What a path is for. */
    private static String kind(String path) {
        for (String kind : List.of("/batch", "/actions", "/fn/register", "/v1/signals", "/e/")) {
            if (path.contains(kind)) {
                return kind;
            }
        }
        return "";
    }

    /** Begins anew. */
    void use(Chance newChance) {
        chance = newChance;
        answered.clear();
        interrupting = false;
    }

    /** Whether somebody has interrupted the thread that waited for an answer. */
    boolean hasInterrupted() {
        return interrupting;
    }

    @Override
    public List<HttpCall> take() {
        List<HttpCall> taken = List.copyOf(calls);
        calls.clear();
        bytes = 0;
        return taken;
    }

    @Override
    public long answered() {
        return bytes;
    }

    @Override
    public HttpAnswer send(HttpCall call) throws IOException, InterruptedException {
        calls.add(call);
        if (chance.oneIn(20)) {
            answered.add("an exception");
            fail(call);
        }
        HttpAnswer answer = new HttpAnswer(status(), headers(), body(call));
        bytes += answer.body().length;
        answered.add(answer.status() + " "
                + new String(answer.body(), 0, Math.min(500, answer.body().length), StandardCharsets.ISO_8859_1));
        if (answer.body().length > call.maxAnswerSize()) {
            throw new IOException("too large: " + HostileMode.SERVER);
        }
        return answer;
    }

    private int status() {
        return chance.oneIn(2) ? 200 : chance.of(STATUSES);
    }

    private Map<String, List<String>> headers() {
        return Map.of(
                "Location",
                List.of(HostileMode.SERVER),
                "Content-Type",
                List.of(chance.of("text/html", "", "application/json")));
    }

    /** As the JDK's client does, which names hosts in its messages. */
    private void fail(HttpCall call) throws IOException, InterruptedException {
        switch (chance.below(4)) {
            case 0 -> throw new ConnectException("cannot connect to " + HostileMode.SERVER + call.headers());
            case 1 -> throw new HttpTimeoutException("no answer of " + HostileMode.SERVER);
            case 2 -> throw new IOException(new IllegalStateException("broken: " + call.url()));
            default -> {
                interrupting = true;
                throw new InterruptedException("interrupted: " + call.url());
            }
        }
    }

    private byte[] body(HttpCall call) {
        List<RecordedExchange> known = recorded.getOrDefault(kind(call.url().getPath()), List.of());
        String text =
                known.isEmpty() || chance.oneIn(8) ? "{}" : chance.of(known).replyText();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        HostileJson json = new HostileJson(chance);
        return switch (chance.below(12)) {
            case 0, 1, 2 -> changed(text, json);
            case 3, 4 -> HostileBytes.changed(body, chance);
            case 5 -> JsonText.brief(json.value()).getBytes(StandardCharsets.UTF_8);
            case 6 -> complaint(call).getBytes(StandardCharsets.UTF_8);
            case 7 -> chance.bytes(chance.below(2000));
            case 8 -> chance.oneIn(100) ? large() : "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);
            case 9 -> new byte[0];
            default -> body;
        };
    }

    private byte[] changed(String text, HostileJson json) {
        Object tree;
        try {
            tree = WireJson.plain(WireJson.read(text));
        } catch (RuntimeException e) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return JsonText.brief(json.changed(tree)).getBytes(StandardCharsets.UTF_8);
    }

    /** An error that says more than it should. */
    private String complaint(HttpCall call) {
        String said = "not accepted\r\nSEVERE: forged " + call.headers() + " " + call.url() + " " + HostileMode.KEY
                + " " + "and so on ".repeat(chance.below(300));
        return JsonText.odd(Map.of("error", said, "status", "x", "ids", List.of("01A", "")), chance);
    }

    private static byte[] large() {
        byte[] large = new byte[(1 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        return large;
    }

    @Override
    public String toString() {
        return answered.toString();
    }
}
