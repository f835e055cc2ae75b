package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Straight into the framework-neutral handler, without HTTP. */
final class DirectDoorway implements Doorway {

    private final AppsUnderTest apps;
    private final Map<String, ServeHandler> handlers = new TreeMap<>();

    DirectDoorway(AppsUnderTest apps) {
        this.apps = apps;
        apps.functions()
                .forEach((path, functions) -> handlers.put(
                        path,
                        ServeHandler.builder(apps.inngest(path))
                                .functions(functions)
                                .build()));
    }

    @Override
    public String authority() {
        return "127.0.0.1:3950";
    }

    @Override
    public Answer send(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", List.of(authority()));
        request.headers()
                .forEach(header -> headers.computeIfAbsent(header.getKey(), name -> new ArrayList<>())
                        .add(header.getValue()));
        URI url = URI.create("http://" + authority() + request.path());
        ServeResponse response = handlers.get(url.getPath())
                .handle(new ServeRequest(request.method(), url, headers, request.body(), authority(), null));
        Map<String, String> answered = new TreeMap<>();
        response.headers().forEach((name, value) -> answered.put(name.toLowerCase(Locale.ROOT), value));
        return new Answer(response.status(), answered, response.body());
    }

    @Override
    public void close() {
        handlers.values().forEach(ServeHandler::close);
        apps.close();
    }
}
