package io.github.inngest4j.examples.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bytes of a request on a socket: mostly HTTP, but not always. */
final class RawRequest {

    private static final byte[] NONE = {};

    private RawRequest() {}

    /** A request as it should be, on a connection that ends with it. */
    static byte[] wellFormed(HostileRequest request, String target) {
        List<String> head = head(request, target, "HTTP/1.1");
        head.add("Content-Length: " + request.body.length);
        return join(head, "\r\n", request.body);
    }

    /** A request that something is wrong with, or may be. */
    static byte[] hostile(HostileRequest request, String target, Chance chance) {
        String version = chance.oneIn(12) ? chance.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "http/1.1", "") : "HTTP/1.1";
        List<String> head = head(request, target, version);
        byte[] body = frame(request.body, head, chance);
        if (chance.oneIn(2)) {
            changeLines(head, request, chance);
        }
        byte[] all = join(head, chance.oneIn(20) ? "\n" : "\r\n", body);
        return chance.oneIn(5) ? HostileBytes.changed(all, chance) : all;
    }

    private static List<String> head(HostileRequest request, String target, String version) {
        List<String> head = new ArrayList<>();
        head.add(request.method + " " + target + " " + version);
        for (Map.Entry<String, String> header : request.headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("content-length") && !name.equals("transfer-encoding") && !name.equals("expect")) {
                head.add(header.getKey() + ": " + header.getValue());
            }
        }
        head.add("Connection: close");
        return head;
    }

    /** The body with what tells its length, which may be told wrong, twice or not at all. */
    private static byte[] frame(byte[] body, List<String> head, Chance chance) {
        switch (chance.below(16)) {
            case 0 -> head.add("Content-Length: " + (body.length + chance.between(1, 5000)));
            case 1 -> head.add("Content-Length: " + chance.below(body.length + 1));
            case 2 ->
                head.add("Content-Length: "
                        + chance.of(
                                "-1",
                                "",
                                "x",
                                "1 2",
                                "0x10",
                                "99999999999",
                                "9".repeat(40),
                                "+5",
                                "8388609",
                                "2147483648"));
            case 3 -> {
                head.add("Content-Length: " + body.length);
                head.add("Content-Length: " + chance.of(body.length, body.length + 1, 0));
            }
            case 4 -> {
                head.add("Content-Length: " + chance.of(body.length, 0, 3));
                head.add("Transfer-Encoding: chunked");
                return chunked(body, chance, false);
            }
            case 5 -> {
                head.add("Transfer-Encoding: "
                        + chance.of("chunked", "CHUNKED", "chunked, chunked", "gzip", "identity", "x", ""));
                return chunked(body, chance, false);
            }
            case 6, 7 -> {
                head.add("Transfer-Encoding: chunked");
                return chunked(body, chance, true);
            }
            case 8, 9, 10 -> {
                head.add("Transfer-Encoding: chunked");
                return chunked(body, chance, false);
            }
            case 11 -> {
                return chance.oneIn(2) ? body : NONE;
            }
            case 12 -> {
                head.add("Content-Length: " + body.length);
                head.add("Expect: " + chance.of("100-continue", "200-ok", ""));
            }
            default -> head.add("Content-Length: " + body.length);
        }
        return body;
    }

    private static byte[] chunked(byte[] body, Chance chance, boolean wrong) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int length = Math.min(body.length - at, chance.between(1, Math.max(1, body.length)));
            int told = wrong && chance.oneIn(3) ? length + chance.between(-2, 300) : length;
            String size = Integer.toHexString(told) + (chance.oneIn(4) ? ";a=b" : "");
            chunks.writeBytes(ascii(wrong && chance.oneIn(4) ? chance.of("-1", "x", "", "fffffffff", " 5") : size));
            chunks.writeBytes(ascii("\r\n"));
            chunks.write(body, at, length);
            chunks.writeBytes(ascii(wrong && chance.oneIn(4) ? chance.of("", "\n", "x") : "\r\n"));
            at += length;
        }
        if (!wrong || !chance.oneIn(3)) {
            chunks.writeBytes(ascii(chance.of("0\r\n\r\n", "0\r\nTrailer: x\r\n\r\n", "000\r\n\r\n")));
        }
        return chunks.toByteArray();
    }

    private static void changeLines(List<String> head, HostileRequest request, Chance chance) {
        int at = 1 + chance.below(head.size() - 1);
        switch (chance.below(12)) {
            case 0 -> Collections.swap(head, at, 1 + chance.below(head.size() - 1));
            case 1 -> head.add(at, head.get(at));
            case 2 -> head.remove(at);
            case 3 ->
                head.add(
                        at,
                        chance.of(
                                " folded", "\tfolded", "no colon", ": no name", "a b: c", "\u0000: x", "x\u0000y: z"));
            case 4 -> head.set(at, head.get(at).replaceFirst(": ", chance.of(":", " : ", ":\t", ": \u0000", ":  ")));
            case 5 ->
                head.replaceAll(line -> line.startsWith("host:")
                        ? "Host: "
                                + chance.of(
                                        "a b",
                                        "",
                                        "[::1",
                                        "a:b:c",
                                        "é",
                                        "x/y",
                                        "evil.invalid",
                                        "a_b:80",
                                        "127.0.0.1:99999",
                                        "1.2.3.4.5",
                                        "a..b",
                                        "-",
                                        "%41",
                                        "[::ffff:1.2.3.4]:1",
                                        "[fe80::1%25eth0]")
                        : line);
            case 6 -> head.set(0, head.get(0).replaceFirst(" ", chance.of("  ", "\t", "", " http://evil.invalid")));
            case 7 ->
                head.set(
                        0,
                        head.get(0)
                                .replaceFirst(
                                        "/api/inngest",
                                        chance.of(
                                                "/api/../api/inngest",
                                                "//api/inngest",
                                                "/api/inngest;x=y",
                                                "/api/%69nngest",
                                                "/api/inngest/..;/inngest",
                                                "/api/inngest%00",
                                                "/api/inngest%2f",
                                                "/API/inngest",
                                                "/api\\inngest",
                                                "*")));
            case 8 -> {
                for (int i = chance.between(1, 200); i > 0; i--) {
                    head.add(at, "X-Many-" + i + ": " + i);
                }
            }
            case 9 -> head.add(at, "X-Long: " + "a".repeat(chance.between(1, 20_000)));
            case 10 -> head.add(at, "X-Inngest-Signature: " + chance.of("t=1&s=00", "", "t=1,s=2"));
            default -> head.set(0, head.get(0) + chance.of(" ", " x", "\r\nHost: twice.invalid", "\r"));
        }
    }

    private static byte[] join(List<String> head, String end, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join(end, head) + end + end).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
