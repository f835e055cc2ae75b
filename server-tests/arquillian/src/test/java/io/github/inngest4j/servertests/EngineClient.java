package io.github.inngest4j.servertests;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** An engine by its HTTP API, wherever it is. */
final class EngineClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;

    EngineClient(URI url) {
        this.url = url;
    }

    /**
     * How a run ended.
     *
     * @param status its status
     * @param output its result
     */
    record Ended(String status, JsonValue output) {}

    /** Sends an event, and gives its id. */
    String send(String name, int number) throws IOException, InterruptedException {
        String event = Json.createObjectBuilder()
                .add("name", name)
                .add("data", Json.createObjectBuilder().add("number", number))
                .build()
                .toString();
        return object(HttpRequest.newBuilder(URI.create(url + "/e/key")).POST(BodyPublishers.ofString(event)))
                .getJsonArray("ids")
                .getString(0);
    }

    /** The runs of an event that have ended. */
    List<Ended> ended(String eventId) throws IOException, InterruptedException {
        return object(HttpRequest.newBuilder(URI.create(url + "/v1/events/" + eventId + "/runs")))
                .getJsonArray("data")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(run -> !run.isNull("ended_at"))
                .map(run -> new Ended(run.getString("status"), run.get("output")))
                .toList();
    }

    private JsonObject object(HttpRequest.Builder request) throws IOException, InterruptedException {
        String body = client.send(request.build(), BodyHandlers.ofString()).body();
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
