package io.github.inngest4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation between the real server and an app, as recorded. */
record Transcript(String name, List<Exchange> exchanges) {

    private static final Pattern ABBREVIATED = Pattern.compile("<(\\d+) x \"(.)\">");

    /** One request and its answer; bodies are plain values, abbreviations are written out. */
    record Exchange(
            int seq,
            String direction,
            long atMs,
            String method,
            String path,
            Map<String, String> requestHeaders,
            Object requestBody,
            int status,
            Map<String, String> responseHeaders,
            Object responseBody) {

        boolean isCall() {
            return direction.equals("server->sdk") && method.equals("POST");
        }

        String query(String parameter) {
            Matcher matcher = Pattern.compile("[?&]" + parameter + "=([^&]*)").matcher(path);
            return matcher.find() ? matcher.group(1) : "";
        }

        @Override
        public String toString() {
            return "#" + seq + " " + path;
        }

        byte[] responseBytes() {
            return new JsonWriter().plain(responseBody).toByteArray();
        }

        byte[] requestBytes() {
            return requestBody == null
                    ? new byte[0]
                    : new JsonWriter().plain(requestBody).toByteArray();
        }
    }

    static Transcript read(String name) {
        Map<?, ?> root =
                (Map<?, ?>) Objects.requireNonNull(JsonSlice.of(new String(bytes("/wire/dev/" + name + ".json"), UTF_8))
                        .toPlain());
        List<Exchange> exchanges = new ArrayList<>();
        for (Object element : (List<?>) root.get("exchanges")) {
            exchanges.add(exchange((Map<?, ?>) element));
        }
        return new Transcript(name, exchanges);
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Transcript.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange exchange(Map<?, ?> json) {
        Map<?, ?> request = (Map<?, ?>) json.get("request");
        Map<?, ?> response = (Map<?, ?>) json.get("response");
        return new Exchange(
                ((Long) json.get("seq")).intValue(),
                (String) json.get("direction"),
                (Long) json.get("at_ms"),
                (String) request.get("method"),
                (String) request.get("path"),
                headers(request.get("headers")),
                written(request.get("body")),
                ((Long) response.get("status")).intValue(),
                headers(response.get("headers")),
                written(response.get("body")));
    }

    private static Map<String, String> headers(Object json) {
        Map<String, String> headers = new LinkedHashMap<>();
        ((Map<?, ?>) json).forEach((name, value) -> headers.put((String) name, (String) value));
        return headers;
    }

    private static Object written(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(key, written(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(written(element)));
            return copy;
        }
        if (value instanceof String text) {
            Matcher matcher = ABBREVIATED.matcher(text);
            return matcher.matches() ? matcher.group(2).repeat(Integer.parseInt(matcher.group(1))) : text;
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
