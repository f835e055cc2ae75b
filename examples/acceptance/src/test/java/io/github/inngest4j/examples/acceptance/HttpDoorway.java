package io.github.inngest4j.examples.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Over HTTP. */
abstract class HttpDoorway implements Doorway {

    private static final String CHUNKED = "transfer-encoding";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    abstract int port();

    @Override
    public final String authority() {
        return "127.0.0.1:" + port();
    }

    @Override
    public final Answer send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://" + authority() + request.path()));
        boolean chunked = false;
        for (Map.Entry<String, String> header : request.headers()) {
            if (header.getKey().equals(CHUNKED)) {
                chunked = true;
            } else {
                builder.header(header.getKey(), header.getValue());
            }
        }
        HttpResponse<byte[]> response = http.send(
                builder.method(request.method(), body(request.body(), chunked)).build(), BodyHandlers.ofByteArray());
        Map<String, String> answered = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> answered.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new Answer(response.statusCode(), answered, response.body());
    }

    private static BodyPublisher body(byte[] body, boolean chunked) {
        BodyPublisher sized = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        // A body of unknown length is sent in chunks.
        return chunked ? BodyPublishers.fromPublisher(sized) : sized;
    }
}
