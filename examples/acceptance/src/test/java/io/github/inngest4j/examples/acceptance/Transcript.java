package io.github.inngest4j.examples.acceptance;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A recorded conversation.
 *
 * @param name the group and the scenario, such as {@code dev/plain}
 * @param settings how the app was set up
 * @param startMillis when the conversation began, 0 where that is not told
 * @param requests what the app was asked, with its answers
 * @param calls what the app asked the server meanwhile, with the server's answers
 */
record Transcript(
        String name,
        AppSettings settings,
        long startMillis,
        List<RecordedExchange> requests,
        List<RecordedExchange> calls) {

    private static final List<String> GROUPS = List.of("dev", "signed", "protocol");

    /** All transcripts among the test's resources. */
    static List<Transcript> all() {
        List<Transcript> transcripts = new ArrayList<>();
        for (String group : GROUPS) {
            try (Stream<Path> files = Files.list(directory(group))) {
                files.sorted(Comparator.comparing(Path::toString)).forEach(file -> transcripts.add(read(group, file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return transcripts;
    }

    private static Path directory(String group) {
        try {
            return Path.of(Objects.requireNonNull(Transcript.class.getResource("/wire/" + group))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Transcript read(String group, Path file) {
        try {
            return of(group, WireJson.read(Files.readString(file)).asJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        }
    }

    private static Transcript of(String group, JsonObject json) {
        String name = group + "/" + json.getString("scenario");
        List<RecordedExchange> requests = new ArrayList<>();
        List<RecordedExchange> calls = new ArrayList<>();
        Stream.of("exchanges", "sdk_to_server")
                .filter(json::containsKey)
                .flatMap(part -> json.getJsonArray(part).getValuesAs(JsonObject.class).stream())
                .forEach(exchange -> {
                    switch (exchange.getString("direction")) {
                        case "server->sdk" -> requests.add(RecordedExchange.of(name, exchange));
                        case "sdk->server" -> calls.add(RecordedExchange.of(name, exchange));
                        default -> {
                            // What the recording test sent to the server is no business of the app.
                        }
                    }
                });
        AppSettings settings = AppSettings.of(group, json);
        if (requests.isEmpty()) {
            // A registration was asked for by a request that is not among the recorded ones.
            requests.add(RecordedExchange.sync(name));
        }
        return new Transcript(name, settings, start(requests), requests, calls);
    }

    /** The time of the event that began the conversation. */
    private static long start(List<RecordedExchange> requests) {
        return requests.stream()
                .flatMap(exchange -> exchange.eventMillis().stream())
                .findFirst()
                .orElse(0L);
    }

    @Override
    public String toString() {
        return name;
    }
}
