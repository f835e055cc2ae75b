package io.github.inngest4j.examples.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes hostile requests out of the recorded ones. Some are changed and then signed, so that they get past the door; some are
 * signed and then changed; some have forged signatures, or none. Thread-safe.
 */
final class HostileRequests {

    /** Larger ones are taken seldom, since each takes as long as hundreds of others. */
    private static final int LARGE = 32 * 1024;

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "", "POST ", "\r\n");
    private static final List<String> HOSTS = List.of(
            "evil.invalid",
            "127.0.0.1:3950",
            "localhost:3950",
            "localhost",
            "127.0.0.1:99999",
            "[::1]:3950",
            "[::1",
            "",
            " ",
            "a@127.0.0.1:3950",
            "127.0.0.1:3950/x",
            "2130706433:3950",
            "127.1:3950",
            "0x7f.1:3950",
            "xn--\u00e9",
            "a\r\nX-Injected: yes",
            "\u0000");
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "\u0000",
            "x\r\nX-Injected: yes",
            "a".repeat(5000),
            "\u00e9\u4e2d\ud83d",
            "%00%0d%0a",
            "{0}{1}${env:PATH}",
            "<script>",
            "cloud",
            "dev",
            "in_band",
            "out_of_band",
            "true",
            "0");
    private static final List<String> NAMES = List.of(
            "X-Inngest-Server-Kind",
            "X-Inngest-Sync-Kind",
            "X-Inngest-Expected-Server-Kind",
            "X-Inngest-Env",
            "X-Inngest-Framework",
            "X-Inngest-Req-Version",
            "X-Run-Id",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Transfer-Encoding",
            "Expect",
            "Forwarded",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "Authorization",
            "Host");

    private final List<Base> small = new ArrayList<>();
    private final List<Base> large = new ArrayList<>();

    /** A recorded request, and what its body means. */
    private record Base(Doorway.Request request, Instant time, Optional<Object> tree, Optional<byte[]> canonical) {

        static Base of(PreparedRequest prepared) {
            byte[] body = prepared.request().body();
            Optional<byte[]> canonical = ReferenceJcs.of(body);
            Optional<Object> tree =
                    canonical.map(text -> WireJson.plain(WireJson.read(new String(text, StandardCharsets.UTF_8))));
            return new Base(prepared.request(), prepared.time(), tree, canonical);
        }
    }

    HostileRequests() {
        Hosts hosts = new Hosts(HostileRequest.SOCKET, "planted-stub.invalid:1");
        for (Transcript transcript : Transcript.all()) {
            for (RecordedExchange exchange : transcript.requests()) {
                Base base = Base.of(PreparedRequest.of(transcript, exchange, hosts));
                (base.request().body().length > LARGE ? large : small).add(base);
            }
        }
    }

    /** How many recorded requests there are. */
    int bases() {
        return small.size() + large.size();
    }

    /** A request for an app in a mode. */
    HostileRequest make(HostileMode mode, Chance chance) {
        Base base = chance.of(chance.oneIn(1000) ? large : small);
        HostileRequest request = new HostileRequest(base.request(), base.time());
        HostileJson json = new HostileJson(chance);
        switch (chance.below(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> {
                change(request, base, json, chance);
                request.history.add("then signed");
                sign(request, mode, chance);
            }
            case 8, 9, 10 -> {
                sign(request, mode, chance);
                request.history.add("signed at first");
                change(request, base, json, chance);
            }
            case 11, 12, 13 -> {
                request.history.add("signature forged");
                forge(request, base, mode, chance);
                maybeChange(request, base, json, chance);
            }
            case 14, 15 -> {
                request.history.add("sent again at another time");
                sign(request, mode, chance);
                request.now = request.now.plusSeconds(chance.between(-700, 700));
            }
            case 16, 17 -> {
                request.history.add("written anew by a proxy");
                rewrite(request, base, mode, chance);
            }
            case 18 -> {
                request.history.add("a registration");
                register(request, mode, chance);
            }
            default -> {
                request.history.add("not signed");
                request.remove(HostileRequest.SIGNATURE);
                maybeChange(request, base, json, chance);
            }
        }
        return request;
    }

    private static void sign(HostileRequest request, HostileMode mode, Chance chance) {
        List<String> keys = mode.keys().isEmpty() ? List.of(HostileMode.KEY) : mode.keys();
        long skew = chance.oneIn(4) ? chance.of(-301, -300, -299, 299, 300, 301) : chance.between(-60, 60);
        request.sign(chance.of(keys), request.now.getEpochSecond() + skew);
    }

    /** Whoever gets the app registered where he likes gets all its events. */
    private static void register(HostileRequest request, HostileMode mode, Chance chance) {
        request.method = "PUT";
        request.target = "/api/inngest" + chance.of("", "?deployId=1", "?x=y&fnId=z", "?%zz");
        String url = chance.of(
                "http://evil.invalid/x", "https://shop.invalid", "ftp://x", "//x", "http:", "http://[::1", "");
        request.body = chance.oneIn(2)
                ? new byte[0]
                : JsonText.brief(Map.of("url", url)).getBytes(StandardCharsets.UTF_8);
        request.remove(HostileRequest.SIGNATURE);
        request.remove("X-Inngest-Sync-Kind");
        if (chance.oneIn(3)) {
            request.set("X-Inngest-Sync-Kind", chance.of("in_band", "out_of_band"));
        }
        if (chance.oneIn(2)) {
            request.set("Host", chance.of(HOSTS));
        }
        while (chance.oneIn(2)) {
            changeHeaders(request, chance);
        }
        if (chance.oneIn(3)) {
            sign(request, mode, chance);
        }
    }

    /** The same value in other words, which the signature over the canonical form still covers. */
    private static void rewrite(HostileRequest request, Base base, HostileMode mode, Chance chance) {
        request.body = base.canonical().orElse(request.body);
        sign(request, mode, chance);
        base.tree().ifPresent(tree -> request.body = JsonText.odd(tree, chance).getBytes(StandardCharsets.UTF_8));
        if (chance.oneIn(4)) {
            request.body = HostileBytes.changed(request.body, chance);
            request.history.add("and damaged");
        }
    }

    private static void forge(HostileRequest request, Base base, HostileMode mode, Chance chance) {
        long seconds = request.now.getEpochSecond();
        String key = chance.of(HostileMode.KEY, HostileMode.FALLBACK_KEY);
        WireSignature good = WireSignature.of(key, request.body, seconds);
        String hex = good.hex();
        String forged = switch (chance.below(20)) {
            case 0 ->
                WireSignature.of("signkey-test-" + "00".repeat(32), request.body, seconds)
                        .header();
            case 1 ->
                WireSignature.of(WireSignature.hashOf(key), request.body, seconds)
                        .header();
            case 2 ->
                WireSignature.of("signkey-test-" + WireSignature.hashOf(key), request.body, seconds)
                        .header();
            case 3 -> "t=" + (seconds + chance.between(-200, 200)) + "&s=" + hex;
            case 4 -> good.header().replace("t=", "t=0");
            case 5 -> "s=" + hex + "&t=" + seconds;
            case 6 -> "t=" + seconds + "&s=" + hex.toUpperCase(Locale.ROOT);
            case 7 -> "t=" + seconds + "&t=" + seconds + "&s=" + hex;
            case 8 -> "t=" + seconds + "&s=" + hex + "&s=" + hex;
            case 9 -> "t=" + seconds + "&s=" + hex.substring(0, chance.below(64));
            case 10 -> "t=" + seconds + "&s=" + hex + "00";
            case 11 ->
                "t=" + chance.of("", "-1", "+" + seconds, seconds + ".0", "9".repeat(12), "9".repeat(300)) + "&s="
                        + hex;
            case 12 -> "t=" + seconds + "&s=";
            case 13 -> chance.of("", "t", "&", "t=&s=", "&".repeat(600), "t=1&s=00", "\u0000", "s=" + hex);
            case 14 -> "x=1&t=" + seconds + "&y&s=" + hex + "&z=";
            case 15 -> " " + good.header() + "\t";
            case 16 -> WireSignature.of(key, new byte[0], seconds).header();
            case 17 -> "T=" + seconds + "&S=" + hex;
            case 18 ->
                new String(
                        HostileBytes.changed(good.header().getBytes(StandardCharsets.US_ASCII), chance),
                        StandardCharsets.ISO_8859_1);
            default -> "t=" + seconds + "&s=" + HexFormat.of().formatHex(chance.bytes(32));
        };
        request.set(HostileRequest.SIGNATURE, forged);
        if (chance.oneIn(4)) {
            // The first one counts, whatever else there is.
            Map.Entry<String, String> second = Map.entry(HostileRequest.SIGNATURE, good.header());
            request.headers.add(chance.oneIn(2) ? 0 : request.headers.size(), second);
        }
    }

    private static void maybeChange(HostileRequest request, Base base, HostileJson json, Chance chance) {
        if (chance.oneIn(2)) {
            change(request, base, json, chance);
        }
    }

    private static void change(HostileRequest request, Base base, HostileJson json, Chance chance) {
        int changes = chance.of(1, 1, 1, 2, 3);
        Optional<Object> tree = base.tree();
        for (int i = 0; i < changes; i++) {
            switch (chance.below(12)) {
                case 0, 1, 2, 3, 4 -> {
                    if (tree.isPresent()) {
                        tree = Optional.of(json.changed(tree.get()));
                        request.body = JsonText.brief(tree.get()).getBytes(StandardCharsets.UTF_8);
                        request.history.add("JSON changed");
                    }
                }
                case 5, 6, 7 -> {
                    request.body = HostileBytes.changed(request.body, chance);
                    request.history.add("bytes changed");
                }
                case 8 -> {
                    request.method = chance.of(METHODS);
                    request.history.add("another method");
                }
                case 9 -> {
                    changeTarget(request, chance);
                    request.history.add("another address");
                }
                default -> {
                    changeHeaders(request, chance);
                    request.history.add("other headers");
                }
            }
        }
    }

    private static void changeTarget(HostileRequest request, Chance chance) {
        String value = chance.of(
                "step",
                "",
                "acceptance-plain",
                "acceptance-echo",
                "acceptance-sink",
                "acceptance-race",
                "no-such-function",
                "%",
                "%zz",
                "%00",
                "%0d%0aX-Injected:%20yes",
                "%ff%fe",
                "%ed%a0%80",
                "+",
                "\u0000",
                "é中",
                "../../etc/passwd",
                "a".repeat(6000),
                "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33");
        String parameter = chance.of("fnId", "stepId", "probe", "deployId", "fn%49d", "x", "", "trust");
        String query = parameter + "=" + value;
        switch (chance.below(6)) {
            case 0 -> request.target = "/api/inngest";
            case 1 -> request.target = "/api/inngest?" + query;
            case 2 -> request.target = request.target.replaceFirst("fnId=[^&]*", "fnId=" + value.replace("\\", ""));
            case 3 -> request.target += (request.target.contains("?") ? "&" : "?") + query;
            case 4 -> request.target = "/api/inngest?" + "&".repeat(chance.below(2000)) + "probe=trust";
            default ->
                request.target = request.target.replaceFirst("\\?", "?" + (query + "&").repeat(chance.of(1, 2, 500)));
        }
    }

    private static void changeHeaders(HostileRequest request, Chance chance) {
        List<Map.Entry<String, String>> headers = request.headers;
        if (headers.isEmpty()) {
            return;
        }
        switch (chance.below(9)) {
            case 0 -> headers.remove(chance.below(headers.size()));
            case 1 -> headers.add(chance.of(headers));
            case 2 -> Collections.reverse(headers);
            case 3 ->
                headers.replaceAll(header -> Map.entry(header.getKey().toUpperCase(Locale.ROOT), header.getValue()));
            case 4 -> request.set("Host", chance.of(HOSTS));
            case 5 -> headers.add(chance.below(headers.size() + 1), Map.entry(chance.of(NAMES), chance.of(JUNK)));
            case 6 -> request.set("X-Inngest-Sync-Kind", chance.of("in_band", "out_of_band", "in-band"));
            case 7 -> {
                for (int i = chance.between(1, 300); i > 0; i--) {
                    headers.add(Map.entry(HostileJson.colliding(i), "x"));
                }
            }
            default -> {
                request.set(
                        chance.of("Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port"),
                        chance.of(
                                "host=evil.invalid;proto=https",
                                "evil.invalid",
                                "https",
                                "host=\"[::1]:1\"",
                                "\"".repeat(99)));
                request.socket = chance.of(HostileRequest.SOCKET, "[::1]:3950", "::1:3950", "junk", "", null);
            }
        }
    }
}
