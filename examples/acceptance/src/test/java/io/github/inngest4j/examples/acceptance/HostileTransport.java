package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that takes everything, without a socket; it remembers what it was asked. Thread-safe. */
final class HostileTransport implements WatchedTransport {

    private final List<HttpCall> calls = new ArrayList<>();

    @Override
    public synchronized List<HttpCall> take() {
        List<HttpCall> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    @Override
    public synchronized HttpAnswer send(HttpCall call) {
        calls.add(call);
        String path = call.url().getPath();
        String body = "{\"ok\":true,\"modified\":true,\"ids\":[\"01A\",\"01B\"],\"status\":200}";
        if (path.endsWith("/batch")) {
            body = "[{\"name\":\"acc/some\",\"data\":{}}]";
        } else if (path.endsWith("/actions")) {
            body = "{}";
        }
        return new HttpAnswer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
