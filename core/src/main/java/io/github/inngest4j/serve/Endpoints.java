package io.github.inngest4j.serve;

import io.github.inngest4j.internal.config.Mode;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides under which address the app is registered. Whoever decides that gets all events of the app, signed, so a request
 * has a say only if it is signed, or in dev mode. In this order:
 *
 * <ol>
 *   <li>what is configured;
 *   <li>the {@code url} in the body of a signed request;
 *   <li>in dev mode the request: the {@code url} of an in-band sync, else {@code Host} and what proxies say;
 *   <li>in cloud mode {@code Host}, if it is the very address of the socket that took the request. What proxies say does not
 *       count.
 * </ol>
 */
final class Endpoints {

    private static final String ADVICE = "set " + Setting.SERVE_ORIGIN
            + " to the URL under which the Inngest server reaches " + "this app, such as https://shop.example";

    private final Settings settings;

    Endpoints(Settings settings) {
        this.settings = settings;
    }

    /**
     * The address to register.
     *
     * @param request the request for it
     * @param stated the {@code url} in its body, if the sender may say where the app is
     * @throws UnknownOriginException if nobody trustworthy has said so
     */
    Endpoint of(ServeRequest request, @Nullable URI stated) throws UnknownOriginException {
        URI url = stated == null ? request.url() : stated;
        String path = settings.servePath() == null ? path(url) : settings.servePath();
        return Endpoint.of(origin(request, stated), path, Query.of(url).withoutProtocol());
    }

    /**
     * The address to register when no request asked for it.
     *
     * @param path the path, if none is configured
     * @throws UnknownOriginException if no origin is configured
     */
    Endpoint configured(String path) throws UnknownOriginException {
        if (settings.serveOrigin() == null) {
            throw new UnknownOriginException("The app can register itself only if it knows where it is; " + ADVICE);
        }
        return Endpoint.of(settings.serveOrigin(), Objects.requireNonNullElse(settings.servePath(), path), "");
    }

    private static String path(URI url) {
        String path = url.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private String origin(ServeRequest request, @Nullable URI stated) throws UnknownOriginException {
        String configured = settings.serveOrigin();
        if (configured != null) {
            return configured;
        }
        if (stated != null) {
            return stated.getScheme() + "://" + new Authority(stated.getHost(), stated.getPort());
        }
        String origin = settings.mode() == Mode.DEV ? ForwardedOrigin.of(request) : ofSocket(request);
        if (origin == null) {
            throw new UnknownOriginException(
                    "An unsigned request cannot tell where this app is, since anybody could send it; " + ADVICE);
        }
        return origin;
    }

    private static @Nullable String ofSocket(ServeRequest request) {
        Authority host = Authority.parse(request.header("Host"));
        Authority socket = Authority.parseSocket(request.localAddress());
        String scheme = request.url().getScheme();
        return host != null && socket != null && host.isAddressOf(socket, scheme) ? scheme + "://" + host : null;
    }
}
