package io.github.inngest4j.serve;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a request as the client wrote it, through any proxies in between: {@code Forwarded} (RFC 7239), then
 * {@code X-Forwarded-Host}, {@code -Port} and {@code -Proto}, then {@code Host}. All of it can be forged by whoever sends the
 * request; it is for dev mode only.
 */
final class ForwardedOrigin {

    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z]+)=(\"[^\"]*\"|[^;,\"\\s]*)\\s*[;,]?");

    private ForwardedOrigin() {}

    /** Scheme, host and port, or {@code null} if the request names no host. */
    static @Nullable String of(ServeRequest request) {
        Authority host = host(request);
        return host == null ? null : scheme(request) + "://" + host;
    }

    private static @Nullable Authority host(ServeRequest request) {
        Authority forwarded = Authority.parse(forwarded(request, "host"));
        if (forwarded != null) {
            return forwarded;
        }
        Authority xForwarded = Authority.parse(first(request.header("X-Forwarded-Host")));
        if (xForwarded != null) {
            return withPort(xForwarded, first(request.header("X-Forwarded-Port")), scheme(request));
        }
        Authority host = Authority.parse(request.header("Host"));
        return host != null ? host : Authority.parse(request.url().getRawAuthority());
    }

    /** Some proxies tell the port apart from the host; the scheme's own port goes without saying. */
    private static Authority withPort(Authority host, @Nullable String port, String scheme) {
        String usual = scheme.equals("https") ? "443" : "80";
        if (host.port() >= 0 || port == null || port.equals(usual)) {
            return host;
        }
        return Objects.requireNonNullElse(Authority.parse(host + ":" + port), host);
    }

    private static String scheme(ServeRequest request) {
        String forwarded = forwarded(request, "proto");
        String proto = forwarded != null ? forwarded : first(request.header("X-Forwarded-Proto"));
        String scheme = proto == null ? "" : proto.toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https")
                ? scheme
                : request.url().getScheme();
    }

    /** A parameter of the first element of {@code Forwarded}, which the outermost proxy wrote. */
    private static @Nullable String forwarded(ServeRequest request, String name) {
        String header = request.header("Forwarded");
        if (header == null) {
            return null;
        }
        Matcher pairs = PAIR.matcher(header);
        while (pairs.lookingAt()) {
            if (pairs.group(1).equalsIgnoreCase(name)) {
                return pairs.group(2).replace("\"", "");
            }
            if (pairs.group().stripTrailing().endsWith(",")) {
                return null;
            }
            pairs.region(pairs.end(), header.length());
        }
        return null;
    }

    private static @Nullable String first(@Nullable String list) {
        return list == null ? null : list.split(",", 2)[0].strip();
    }
}
