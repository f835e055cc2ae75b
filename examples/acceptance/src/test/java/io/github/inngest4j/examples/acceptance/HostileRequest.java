package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.serve.ServeRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request in the making, that is changed until nobody would want to get it. Not thread-safe. */
final class HostileRequest {

    static final String SIGNATURE = "x-inngest-signature";
    static final String SOCKET = "127.0.0.1:3950";

    private static final int SHOWN_BYTES = 4000;

    String method;
    /** The path with the query, both as they stand in the request. */
    String target;

    final List<Map.Entry<String, String>> headers;
    byte[] body;
    /** Where the connection came in, or null. */
    String socket = SOCKET;

    /** The time at the app. */
    Instant now;

    /** What was done to it. */
    final List<String> history = new ArrayList<>();

    HostileRequest(Doorway.Request request, Instant now) {
        this.method = request.method();
        this.target = request.path();
        this.headers = new ArrayList<>(request.headers());
        this.body = request.body();
        this.now = now;
        if (header("host").isEmpty()) {
            headers.add(0, Map.entry("host", SOCKET));
        }
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Puts a header in place of all of its name. */
    void set(String name, String value) {
        remove(name);
        headers.add(Map.entry(name, value));
    }

    void remove(String name) {
        headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
    }

    void sign(String key, long seconds) {
        set(SIGNATURE, WireSignature.of(key, body, seconds).header());
    }

    /** The first value of a parameter of the query, if it is not empty. */
    Optional<String> parameter(String name) {
        int question = target.indexOf('?');
        if (question < 0) {
            return Optional.empty();
        }
        for (String parameter : legal(target.substring(question + 1)).split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && decoded(parameter.substring(0, equals)).equals(name)) {
                return Optional.of(decoded(parameter.substring(equals + 1))).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** How large it is, in about as many bytes as it would have on a socket. */
    long size() {
        long size = method.length() + target.length() + body.length;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length() + 4L;
        }
        return size;
    }

    /** The request as an adapter would hand it over. */
    ServeRequest toServe() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : headers) {
            String name = names.computeIfAbsent(header.getKey(), first -> first);
            grouped.computeIfAbsent(name, first -> new ArrayList<>()).add(header.getValue());
        }
        return new ServeRequest(method, url(), grouped, body, socket, null);
    }

    private URI url() {
        try {
            return new URI("http://" + SOCKET + legal(target));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not made a legal address: " + target, e);
        }
    }

    /** An adapter has to encode what no address may hold. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '%'
                    && i + 2 < text.length()
                    && HexFormat.isHexDigit(text.charAt(i + 1))
                    && HexFormat.isHexDigit(text.charAt(i + 2));
            boolean plain = c > ' ' && c < 0x7f && "\"<>\\^`{|}%#[]".indexOf(c) < 0;
            if (plain || escape) {
                legal.append(c);
            } else {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    legal.append('%').append(HexFormat.of().toHexDigits(b));
                }
            }
        }
        return legal.toString();
    }

    /** Everything there is to know, for a person; long parts are cut. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("changes: ").append(history).append("\ntime at the app: ").append(now);
        text.append("\nsocket: ").append(socket).append('\n');
        text.append(method).append(' ').append(shown(target)).append('\n');
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(shown(header.getValue()))
                .append('\n'));
        text.append('\n').append(body.length).append(" bytes: ");
        return text.append(shown(new String(body, StandardCharsets.ISO_8859_1))).toString();
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .limit(SHOWN_BYTES)
                .forEach(c -> shown.append(
                        c >= ' ' && c < 0x7f ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)));
        return text.length() > SHOWN_BYTES ? shown + "… (" + text.length() + ")" : shown.toString();
    }
}
